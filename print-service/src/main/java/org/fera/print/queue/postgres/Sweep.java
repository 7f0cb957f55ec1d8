package org.fera.print.queue.postgres;

import org.fera.print.queue.QueueConfig;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What has to happen to jobs by the passing of time; one instance does it at a time, all may. */
final class Sweep {

  private static final long LOCK = 0x66657261_73776565L;
  private static final int AT_ONCE = 500;

  private final Jdbi jdbi;
  private final QueueConfig config;

  Sweep(Jdbi jdbi, QueueConfig config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  /**
   * One round.
   *
   * @param leases whether leases may be judged: not when instances could not keep them
   */
  void run(boolean leases) {
    jdbi.useTransaction(
        handle -> {
          if (!alone(handle)) {
            return;
          }
          if (leases) {
            expire(handle);
          }
          giveUp(handle, "submitted", config.timeout().toMillis(), "task canceled (timeout)");
          giveUp(
              handle,
              "asked",
              config.abandoned().toMillis(),
              "task canceled (nobody asked for it any more)");
          forget(handle);
        });
  }

  private static boolean alone(Handle handle) {
    return handle
        .createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** Jobs of instances that have died wait again, or end if they may be what killed them. */
  private void expire(Handle handle) {
    handle
        .createUpdate(
            """
            UPDATE fera_print.job
            SET state = CASE state WHEN 'canceling' THEN 'canceled' ELSE 'error' END,
              reason = CASE state WHEN 'canceling' THEN reason
                ELSE 'The print was begun ' || tries || ' times, and each time the service ended.' END,
              ended = now(), spec = NULL, headers = NULL
            WHERE leased < now() AND (state = 'canceling' OR state = 'running' AND tries >= :tries)
            """)
        .bind("tries", config.tries())
        .execute();
    int lost =
        handle
            .createQuery(
                """
                WITH lost AS (
                  UPDATE fera_print.job
                  SET state = 'waiting', owner = NULL, leased = NULL, started = NULL
                  WHERE state = 'running' AND leased < now() RETURNING ref),
                gone AS (DELETE FROM fera_print.part USING lost WHERE part.ref = lost.ref)
                SELECT count(*) FROM lost
                """)
            .mapTo(Integer.class)
            .one();
    if (lost > 0) {
      JobTable.tell(handle, JobTable.ARRIVED);
    }
  }

  private static void giveUp(Handle handle, String since, long millis, String reason) {
    handle
        .createUpdate(
            """
            UPDATE fera_print.job
            SET state = CASE state WHEN 'waiting' THEN 'canceled' ELSE 'canceling' END,
              reason = :reason,
              ended = CASE state WHEN 'waiting' THEN now() END,
              spec = CASE state WHEN 'running' THEN spec END,
              headers = CASE state WHEN 'running' THEN headers END
            WHERE state IN ('waiting', 'running') AND <since> < now() - :millis * interval '1 ms'
              AND NOT (unattended AND <attended>)
            """)
        .define("since", since)
        .define("attended", since.equals("asked"))
        .bind("reason", reason)
        .bind("millis", millis)
        .execute();
  }

  private void forget(Handle handle) {
    handle
        .createUpdate(
            """
            DELETE FROM fera_print.job WHERE ref IN (
              SELECT ref FROM fera_print.job
              WHERE ended < now() - :keep * interval '1 ms'
                AND asked < now() - :keep * interval '1 ms'
              ORDER BY ended LIMIT :most FOR UPDATE SKIP LOCKED)
            """)
        .bind("keep", config.keep().toMillis())
        .bind("most", AT_ONCE)
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM fera_print.print_accountings
            WHERE completion_time < now() - :keep * interval '1 ms'
            """)
        .bind("keep", config.accounting().toMillis())
        .execute();
  }

  /** Tells the others that this instance prints, too. */
  void greet(String instance) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO fera_print.instance (name, workers) VALUES (:name, :workers)
                    ON CONFLICT (name) DO UPDATE SET workers = :workers, seen = now()
                    """)
                .bind("name", instance)
                .bind("workers", config.workers())
                .execute());
  }

  /** Tells the others that this instance prints no more. */
  void leave(String instance) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM fera_print.instance WHERE name = :name")
                .bind("name", instance)
                .execute());
  }
}
