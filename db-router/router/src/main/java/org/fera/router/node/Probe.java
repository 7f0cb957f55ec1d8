package org.fera.router.node;

import java.sql.Connection;
import java.sql.SQLException;
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

  private final Look look = new Look();
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
    return look.ask(connection);
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
