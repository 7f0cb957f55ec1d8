package org.fera.print.queue.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.Origin;
import org.fera.print.queue.QueueConfig;
import org.fera.print.queue.Result;
import org.fera.print.queue.Step;
import org.fera.print.rights.Access;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The statements by which jobs change. A try is known by the job's ref, its owner and its number:
 * whoever was given up for dead changes nothing any more.
 */
final class JobTable {

  static final String CHANNEL = "fera_print_jobs";

  /** Payloads of notifications; the last two are followed by the ref. */
  static final String ARRIVED = "arrived";

  static final String CANCELED = "canceled ";
  static final String ENDED = "ended ";

  private final Jdbi jdbi;
  private final HeaderCipher cipher;
  private final QueueConfig config;

  /** The name of this process as owner of jobs. */
  private final String owner;

  JobTable(Jdbi jdbi, HeaderCipher cipher, QueueConfig config, String owner) {
    this.jdbi = jdbi;
    this.cipher = cipher;
    this.config = config;
    this.owner = owner;
  }

  /**
   * A job in the hands of this process.
   *
   * @param fault why it cannot be printed; null if it can
   */
  record Taken(String ref, int number, JobRequest request, String fault) {}

  /** How many jobs there are already. */
  record Crowd(int waiting, int ofClient) {}

  /** Adds a job unless too many are there; then tells how many. */
  Optional<Crowd> add(String ref, JobRequest request) {
    return add(ref, request, config.waiting(), config.perClient());
  }

  /** Adds a job that a client was promised, if it is not there. */
  void restore(String ref, JobRequest request) {
    add(ref, request, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private Optional<Crowd> add(String ref, JobRequest request, int waiting, int perClient) {
    Origin origin = request.origin();
    return jdbi.inTransaction(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      """
                      WITH own AS (
                        SELECT count(*) AS jobs, max(turn) AS turn FROM fera_print.job
                        WHERE client = :client AND state IN ('waiting', 'running', 'canceling')),
                      queue AS (
                        SELECT count(*) AS jobs, min(turn) AS turn FROM (
                          SELECT turn FROM fera_print.job WHERE state = 'waiting'
                          ORDER BY turn, number LIMIT :waiting) AS first)
                      INSERT INTO fera_print.job (ref, client, turn, app, layout, format, referrer,
                        statistics, unattended, spec, headers, access)
                      SELECT :ref, :client, greatest(own.turn + 1, queue.turn, 0), :app, :layout,
                        :format, :referrer, cast(:statistics AS jsonb), :unattended, :spec, :headers,
                        cast(:access AS jsonb)
                      FROM own, queue
                      WHERE queue.jobs < :waiting AND (own.jobs < :perClient OR :client = '')
                      ON CONFLICT (ref) DO NOTHING
                      """)
                  .bind("ref", ref)
                  .bind("client", origin.client())
                  .bind("app", request.app())
                  .bind("layout", origin.layout())
                  .bind("format", request.format())
                  .bind("referrer", origin.referrer().orElse(null))
                  .bind("statistics", origin.statistics())
                  .bind("unattended", origin.unattended())
                  .bind("spec", request.spec())
                  .bind("headers", cipher.seal(ref, request.headers()))
                  .bind("access", request.access().json())
                  .bind("waiting", waiting)
                  .bind("perClient", perClient)
                  .execute();
          if (added == 0) {
            return Optional.of(crowd(handle, origin.client()));
          }
          tell(handle, ARRIVED);
          return Optional.empty();
        });
  }

  private static Crowd crowd(Handle handle, String client) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
              count(*) FILTER (WHERE client = :client) AS own
            FROM fera_print.job WHERE state IN ('waiting', 'running', 'canceling')
            """)
        .bind("client", client)
        .map((row, context) -> new Crowd(row.getInt("waiting"), row.getInt("own")))
        .one();
  }

  /** The next job, now of this process; empty if none waits. */
  Optional<Taken> take() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH next AS (
                      SELECT ref FROM fera_print.job WHERE state = 'waiting'
                      ORDER BY turn, number LIMIT 1 FOR UPDATE SKIP LOCKED)
                    UPDATE fera_print.job AS job
                    SET state = 'running', owner = :owner, tries = tries + 1, started = now(),
                      leased = now() + :lease * interval '1 ms', phase = 'start', done = 0, total = 0
                    FROM next WHERE job.ref = next.ref
                    RETURNING job.ref, job.tries, job.app, job.layout, job.format, job.referrer,
                      job.client, job.statistics, job.unattended, job.spec, job.headers,
                      job.access
                    """)
                .bind("owner", owner)
                .bind("lease", config.lease().toMillis())
                .map((row, context) -> taken(row))
                .findOne());
  }

  private Taken taken(ResultSet row) throws SQLException {
    String ref = row.getString("ref");
    Origin origin =
        new Origin(
            row.getString("client"),
            row.getString("layout"),
            Optional.ofNullable(row.getString("referrer")),
            row.getString("statistics"),
            row.getBoolean("unattended"));
    Map<String, String> headers = Map.of();
    String fault = null;
    try {
      headers = cipher.open(ref, row.getBytes("headers"));
    } catch (IllegalStateException e) {
      fault = e.getMessage();
    }
    JobRequest request =
        new JobRequest(
            row.getString("app"),
            row.getString("format"),
            row.getString("spec"),
            headers,
            origin,
            Access.parse(row.getString("access")));
    return new Taken(ref, row.getInt("tries"), request, fault);
  }

  /** Ends a try that succeeded; false if the job was given up or is somebody else's by now. */
  boolean finish(Taken job, Result result) {
    return jdbi.inTransaction(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      """
                      UPDATE fera_print.job
                      SET state = 'finished', ended = now(), content_type = :type, filename = :name,
                        size = :size, warnings = :warnings, spec = NULL, headers = NULL
                      WHERE ref = :ref AND owner = :owner AND tries = :number AND state = 'running'
                      """)
                  .bind("type", result.contentType())
                  .bind("name", result.filename())
                  .bind("size", result.size())
                  .bindArray("warnings", String.class, result.warnings())
                  .bind("ref", job.ref())
                  .bind("owner", owner)
                  .bind("number", job.number())
                  .execute();
          if (ended > 0) {
            tell(handle, ENDED + job.ref());
          }
          return ended > 0;
        });
  }

  /** Ends a try that failed or was given up; nothing if the job is somebody else's by now. */
  void end(Taken job, String reason) {
    jdbi.useTransaction(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      """
                      UPDATE fera_print.job
                      SET state = CASE state WHEN 'canceling' THEN 'canceled' ELSE 'error' END,
                        reason = CASE state WHEN 'canceling' THEN reason ELSE :reason END,
                        ended = now(), spec = NULL, headers = NULL
                      WHERE ref = :ref AND owner = :owner AND tries = :number
                        AND state IN ('running', 'canceling')
                      """)
                  .bind("reason", reason)
                  .bind("ref", job.ref())
                  .bind("owner", owner)
                  .bind("number", job.number())
                  .execute();
          if (ended > 0) {
            tell(handle, ENDED + job.ref());
          }
        });
  }

  /** Puts a job back as if it had not been taken. */
  void giveBack(Taken job) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE fera_print.job
                  SET state = 'waiting', owner = NULL, leased = NULL, started = NULL,
                    tries = tries - 1
                  WHERE ref = :ref AND owner = :owner AND tries = :number AND state = 'running'
                  """)
              .bind("ref", job.ref())
              .bind("owner", owner)
              .bind("number", job.number())
              .execute();
          tell(handle, ARRIVED);
        });
  }

  /** Gives a job up: at once if it waits, else by its owner. False if there is no such job. */
  boolean cancel(String ref) {
    return jdbi.inTransaction(
        handle -> {
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE fera_print.job
                      SET state = CASE state WHEN 'waiting' THEN 'canceled' ELSE 'canceling' END,
                        reason = 'task canceled',
                        ended = CASE state WHEN 'waiting' THEN now() END,
                        spec = CASE state WHEN 'running' THEN spec END,
                        headers = CASE state WHEN 'running' THEN headers END
                      WHERE ref = :ref AND state IN ('waiting', 'running')
                      """)
                  .bind("ref", ref)
                  .execute();
          if (changed > 0) {
            tell(handle, CANCELED + ref);
            return true;
          }
          return handle
              .createQuery("SELECT 1 FROM fera_print.job WHERE ref = :ref")
              .bind("ref", ref)
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
        });
  }

  /** A try that is still this process's. */
  record Kept(String ref, int number, boolean canceling) {}

  /** Keeps the leases of jobs under way and writes how far they are; tells which ones are kept. */
  List<Kept> beat(Collection<? extends Beat> beats) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE fera_print.job AS job
                    SET leased = now() + :lease * interval '1 ms', phase = beat.phase, done = beat.done,
                      total = beat.total
                    FROM unnest(:refs, :numbers, :phases, :dones, :totals)
                      AS beat (ref, number, phase, done, total)
                    WHERE job.ref = beat.ref AND job.tries = beat.number AND job.owner = :owner
                      AND job.state IN ('running', 'canceling')
                    RETURNING job.ref, job.tries, job.state
                    """)
                .bind("lease", config.lease().toMillis())
                .bind("owner", owner)
                .bindArray("refs", String.class, beats.stream().map(Beat::ref).toList())
                .bindArray("numbers", Integer.class, beats.stream().map(Beat::number).toList())
                .bindArray(
                    "phases", String.class, beats.stream().map(b -> b.step().phase()).toList())
                .bindArray(
                    "dones", Integer.class, beats.stream().map(b -> b.step().done()).toList())
                .bindArray(
                    "totals", Integer.class, beats.stream().map(b -> b.step().total()).toList())
                .map(
                    (row, context) ->
                        new Kept(
                            row.getString("ref"),
                            row.getInt("tries"),
                            row.getString("state").equals("canceling")))
                .list());
  }

  /** A sign of life of a try. */
  interface Beat {
    String ref();

    int number();

    Step step();
  }

  static void tell(Handle handle, String payload) {
    handle
        .createQuery("SELECT pg_notify('" + CHANNEL + "', :payload)")
        .bind("payload", payload)
        .mapTo(String.class)
        .one();
  }
}
