package org.fera.app.environments;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who did what with environments, in {@code fera_app.environment_log}. */
public final class AuditLog {

  /**
   * A row of the log.
   *
   * @param id of the work
   * @param action create, promote, rollback or drop
   * @param source where from, a schema, or null
   * @param target the schema that was worked on
   * @param user who asked for it
   * @param startedAt ISO 8601
   * @param endedAt ISO 8601, or null while it runs
   * @param outcome running, done or stopped
   * @param message what came of it, or null
   * @param progress how far it is, or null
   */
  public record Entry(
      long id,
      String action,
      String source,
      String target,
      String user,
      String startedAt,
      String endedAt,
      String outcome,
      String message,
      Progress progress) {}

  private static final String COLUMNS =
      """
      SELECT id, action, source, target, username, to_json(started_at) #>> '{}' AS started,
        to_json(ended_at) #>> '{}' AS ended, outcome, message, phase, done, total
      FROM fera_app.environment_log
      """;

  private final Jdbi jdbi;

  AuditLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  long start(String action, String source, String target, String who) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO fera_app.environment_log (action, source, target, username)
                    VALUES (:action, :source, :target, :who) RETURNING id
                    """)
                .bind("action", action)
                .bind("source", source)
                .bind("target", target)
                .bind("who", who)
                .mapTo(Long.class)
                .one());
  }

  void at(long id, Progress progress) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE fera_app.environment_log SET phase = :phase, done = :done, total = :total"
                        + " WHERE id = :id")
                .bind("phase", progress.phase())
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("id", id)
                .execute());
  }

  void stopped(long id, String message) {
    jdbi.useHandle(handle -> end(handle, id, "stopped", message));
  }

  /** In the transaction of the handle, so that the log and the work agree. */
  static void done(Handle handle, long id, String message) {
    end(handle, id, "done", message);
  }

  private static void end(Handle handle, long id, String outcome, String message) {
    handle
        .createUpdate(
            "UPDATE fera_app.environment_log SET outcome = :outcome, message = :message, ended_at = now()"
                + " WHERE id = :id")
        .bind("outcome", outcome)
        .bind("message", message)
        .bind("id", id)
        .execute();
  }

  /** Ends the entries of runs that are no more; only while no other run can be under way. */
  static void endBroken(Handle handle, long except) {
    handle
        .createUpdate(
            """
            UPDATE fera_app.environment_log SET outcome = 'stopped', ended_at = now(), message = 'It was broken off.'
            WHERE outcome = 'running' AND id <> :except
            """)
        .bind("except", except)
        .execute();
  }

  /** The newest entries first. */
  public List<Entry> newest(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
  }

  /** One entry. */
  public Optional<Entry> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .findOne());
  }

  private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
    String phase = row.getString("phase");
    return new Entry(
        row.getLong("id"),
        row.getString("action"),
        row.getString("source"),
        row.getString("target"),
        row.getString("username"),
        row.getString("started"),
        row.getString("ended"),
        row.getString("outcome"),
        row.getString("message"),
        phase == null ? null : Progress.of(phase, row.getLong("done"), row.getLong("total")));
  }
}
