package org.fera.router.node;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fera.router.settings.Login;
import org.postgresql.Driver;

/**
 * Looks at one node, over a connection of its own so that a full pool does not look like a dead
 * node.
 */
final class Probe implements AutoCloseable {

  private static final String LOOK =
      """
      select r.standby,
             (case when r.standby then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end
               - '0/0'::pg_lsn)::bigint,
             case when r.standby then 0
               else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end,
             (select system_identifier from pg_control_system())
      from (select pg_is_in_recovery() as standby) r
      """;

  private final Node node;
  private final String url;
  private final Properties properties;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Connection connection;
  private volatile boolean closed;

  Probe(Node node, Login login, Duration timeout) {
    this.node = node;
    this.url = ConnectionOptions.url(node.address(), login);
    this.properties = ConnectionOptions.probe(login, timeout);
  }

  Node node() {
    return node;
  }

  /** Looks once, unless a look is under way; takes at most a few of the time-outs. */
  void look() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      if (!closed) {
        node.answered(ask());
      }
    } catch (SQLException e) {
      disconnect();
      node.missed(e);
    } finally {
      running.set(false);
      if (closed) {
        disconnect();
      }
    }
  }

  private Observation ask() throws SQLException {
    boolean reused = connection != null;
    try {
      return askOnce();
    } catch (SQLException e) {
      disconnect();
      if (reused && !(e.getCause() instanceof java.net.SocketTimeoutException)) {
        return askOnce();
      }
      throw e;
    }
  }

  private Observation askOnce() throws SQLException {
    if (connection == null) {
      connection = new Driver().connect(url, properties);
    }
    long at = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      return new Observation(at, row.getBoolean(1), row.getLong(2), row.getInt(3), row.getLong(4));
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // it is broken, that is why it is closed
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    if (!running.get()) {
      disconnect();
    }
  }
}
