package org.fera.print.queue.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.print.queue.JobState;
import org.fera.print.queue.Result;
import org.fera.print.queue.Step;
import org.fera.print.rights.Access;
import org.jdbi.v3.core.Jdbi;

/** The statements by which jobs are looked at, many in one. */
final class StatusTable {

  private final Jdbi jdbi;

  StatusTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A job as it was.
   *
   * @param access who may ask for it
   * @param elapsed since it was submitted, until it ended
   * @param running since it was begun last; zero unless it runs
   */
  record Seen(String ref, Access access, JobState state, Duration elapsed, Duration running) {}

  /**
   * The cluster's pace.
   *
   * @param mean time of a print
   * @param workers that print at the same time
   */
  record Pace(Duration mean, int workers) {}

  /** The jobs of these refs that there are; those that wait without their place. */
  List<Seen> look(Collection<String> refs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ref, state, phase, done, total, reason, content_type, filename, size,
                      warnings, access,
                      extract(epoch FROM coalesce(ended, clock_timestamp()) - submitted) * 1000
                        AS elapsed,
                      CASE state WHEN 'running'
                        THEN extract(epoch FROM clock_timestamp() - started) * 1000 ELSE 0 END
                        AS running
                    FROM fera_print.job WHERE ref = ANY (:refs)
                    """)
                .bindArray("refs", String.class, refs)
                .map((row, context) -> seen(row))
                .list());
  }

  private static Seen seen(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    JobState state =
        switch (row.getString("state")) {
          case "waiting" -> new JobState.Waiting(0);
          case "running" ->
              new JobState.Running(
                  new Step(row.getString("phase"), row.getInt("done"), row.getInt("total")));
          case "canceling" -> new JobState.Canceling();
          case "finished" -> new JobState.Finished(result(row));
          case "canceled" -> new JobState.Canceled(reason);
          default -> new JobState.Failed(reason);
        };
    return new Seen(
        row.getString("ref"),
        Access.parse(row.getString("access")),
        state,
        millis(row, "elapsed"),
        millis(row, "running"));
  }

  private static Duration millis(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(Math.max(0, row.getLong(column)));
  }

  private static Result result(ResultSet row) throws SQLException {
    Array warnings = row.getArray("warnings");
    return new Result(
        row.getString("content_type"),
        row.getString("filename"),
        row.getLong("size"),
        Arrays.asList((String[]) warnings.getArray()));
  }

  /** How many jobs come before each of these. */
  Map<String, Integer> places(Collection<String> refs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ref, place FROM (
                      SELECT ref, row_number() OVER (ORDER BY turn, number) - 1 AS place
                      FROM fera_print.job WHERE state = 'waiting') AS queue
                    WHERE ref = ANY (:refs)
                    """)
                .bindArray("refs", String.class, refs)
                .map((row, context) -> Map.entry(row.getString("ref"), row.getInt("place")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Jobs that wait. */
  int waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM fera_print.job WHERE state = 'waiting'")
                .mapTo(Integer.class)
                .one());
  }

  /** The pace of the last prints; the guess where there are none. */
  Pace pace(Duration guess, Duration silence) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      (SELECT extract(epoch FROM avg(ended - started)) * 1000 FROM (
                        SELECT ended, started FROM fera_print.job
                        WHERE ended IS NOT NULL AND state = 'finished'
                        ORDER BY ended DESC LIMIT 50) AS last) AS mean,
                      (SELECT sum(workers) FROM fera_print.instance
                        WHERE seen > now() - :silence * interval '1 ms') AS workers
                    """)
                .bind("silence", silence.toMillis())
                .map(
                    (row, context) -> {
                      long mean = row.getLong("mean");
                      return new Pace(
                          row.wasNull() ? guess : Duration.ofMillis(mean),
                          Math.max(1, row.getInt("workers")));
                    })
                .one());
  }

  /** Notes that somebody asked for these jobs. */
  void asked(Collection<String> refs) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE fera_print.job SET asked = now() WHERE ref = ANY (:refs)")
                .bindArray("refs", String.class, refs)
                .execute());
  }
}
