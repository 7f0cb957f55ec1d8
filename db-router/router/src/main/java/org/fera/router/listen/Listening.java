package org.fera.router.listen;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fera.router.node.Node;
import org.fera.router.node.Sessions;
import org.fera.router.source.Source;
import org.fera.router.written.Position;
import org.fera.router.written.PositionQuery;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * One connection to a source's master, on which all its channels are listened to; made again
 * wherever the master is.
 */
public final class Listening implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Listening.class);

  /**
   * Milliseconds that the server is listened to before looking at whether it still is the master.
   */
  private static final int PATIENCE = 500;

  private final Source source;
  private final Map<String, List<ChangeHandler>> handlers = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  public Listening(Source source) {
    this.source = source;
    this.thread = new Thread(this::run, "fera-router-listen-" + source.name());
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Adds a handler; it is told to resync as soon as the channel is listened to.
   *
   * @return ends it
   */
  public AutoCloseable add(String channel, ChangeHandler handler) {
    if (!channel.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("`" + channel + "` is no channel name");
    }
    Late late = new Late(handler);
    handlers.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(late);
    return () -> handlers.get(channel).remove(late);
  }

  /** A handler that has not been told to resync on this connection yet. */
  private static final class Late implements ChangeHandler {
    private final ChangeHandler handler;
    private Connection told;

    Late(ChangeHandler handler) {
      this.handler = handler;
    }

    boolean isNewOn(Connection connection) {
      boolean isNew = told != connection;
      told = connection;
      return isNew;
    }

    @Override
    public void changed(Change change) {
      try {
        handler.changed(change);
      } catch (RuntimeException e) {
        LOG.errorf(e, "A handler of notifications failed");
      }
    }
  }

  private void run() {
    while (closed.getCount() > 0) {
      Optional<Node> master = source.master();
      if (master.isPresent() && !handlers.isEmpty()) {
        listen(master.get());
      }
      try {
        if (closed.await(PATIENCE, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void listen(Node master) {
    try (Connection connection =
        Sessions.listening(master.address(), source.settings().masterLogin())) {
      Set<String> listened = new HashSet<>();
      while (closed.getCount() > 0 && source.master().filter(master::equals).isPresent()) {
        listenToNew(connection, listened);
        PGNotification[] news = connection.unwrap(PGConnection.class).getNotifications(PATIENCE);
        if (news == null || news.length == 0) {
          continue;
        }
        Position position = PositionQuery.ask(connection);
        for (PGNotification one : news) {
          Change change = new Change.Notified(source.name(), one.getParameter(), position);
          handlers
              .getOrDefault(one.getName(), List.of())
              .forEach(handler -> handler.changed(change));
        }
      }
    } catch (SQLException e) {
      LOG.infof("Listening to %s of source %s ended: %s", master, source.name(), e.getMessage());
    }
  }

  private void listenToNew(Connection connection, Set<String> listened) throws SQLException {
    for (Map.Entry<String, List<ChangeHandler>> channel : handlers.entrySet()) {
      if (listened.add(channel.getKey())) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("listen " + channel.getKey());
        }
      }
      for (ChangeHandler handler : channel.getValue()) {
        if (handler instanceof Late late && late.isNewOn(connection)) {
          late.changed(new Change.Resync(source.name(), PositionQuery.ask(connection)));
        }
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
