package org.fera.router.node;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.fera.router.maintenance.Maintenance;
import org.fera.router.maintenance.MaintenanceFlag;

/**
 * The question that a node is asked: one round trip, whether or not there is a maintenance flag.
 */
final class Look {

  private static final String QUESTION =
      """
      select r.standby,
             (case when r.standby then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end
               - '0/0'::pg_lsn)::bigint,
             case when r.standby then 0
               else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end,
             (select system_identifier from pg_control_system()),
             %s
      from (select pg_is_in_recovery() as standby) r %s
      """;

  private static final String PLAIN = QUESTION.formatted(MaintenanceFlag.EXISTS, "");

  private static final String WITH_FLAG =
      QUESTION.formatted(
          "coalesce(m.read_only, false), m.reason, m.since",
          "left join fera_router.maintenance m on true");

  private boolean flagged;

  /** Asks over a connection in autocommit mode. */
  Observation ask(Connection connection) throws SQLException {
    if (flagged) {
      try {
        return askWithFlag(connection);
      } catch (SQLException e) {
        if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
          throw e;
        }
        flagged = false; // the table has been dropped, or is not for us any more
      }
    }
    return askPlain(connection);
  }

  private Observation askPlain(Connection connection) throws SQLException {
    long at = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PLAIN)) {
      row.next();
      flagged = row.getBoolean(5);
      if (!flagged) {
        return observation(at, row, Optional.empty());
      }
    }
    return askWithFlag(connection);
  }

  private static Observation askWithFlag(Connection connection) throws SQLException {
    long at = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WITH_FLAG)) {
      row.next();
      return observation(at, row, row.getBoolean(5) ? maintenance(row) : Optional.empty());
    }
  }

  private static Optional<Maintenance> maintenance(ResultSet row) throws SQLException {
    return Optional.of(
        new Maintenance(
            row.getString(6), Optional.of(row.getTimestamp(7)).map(java.sql.Timestamp::toInstant)));
  }

  private static Observation observation(long at, ResultSet row, Optional<Maintenance> maintenance)
      throws SQLException {
    return new Observation(
        at, row.getBoolean(1), row.getLong(2), row.getInt(3), row.getLong(4), maintenance);
  }
}
