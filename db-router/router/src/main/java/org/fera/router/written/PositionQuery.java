package org.fera.router.written;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.jdbc.PgStatement;

/** Asks the master how far it has written; one round trip, after a request's commit. */
public final class PositionQuery {

  /**
   * Milliseconds; a request does not wait for longer, it sends its client's next reads to the
   * master instead.
   */
  private static final long LIMIT = 200;

  /** The insert position covers commits with synchronous_commit=off too. */
  private static final String SQL =
      """
      select (select system_identifier from pg_control_system()),
             ('x' || substr(pg_walfile_name(lsn), 1, 8))::bit(32)::int,
             (lsn - '0/0'::pg_lsn)::bigint
      from pg_current_wal_insert_lsn() lsn
      """;

  private PositionQuery() {}

  /**
   * @param connection to a master, between transactions; is so again afterwards
   * @return {@link Position#UNKNOWN} when the master does not say so in time
   */
  public static Position ask(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(PgStatement.class).setQueryTimeoutMs(LIMIT);
      try (ResultSet row = statement.executeQuery(SQL)) {
        row.next();
        Position position = new Position(row.getLong(1), row.getInt(2), row.getLong(3));
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        return position;
      }
    } catch (SQLException e) {
      return Position.UNKNOWN;
    }
  }
}
