package org.fera.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network between a client and a server that can be broken: clients connect to {@link #address},
 * on a free port of 127.0.0.1.
 */
public final class TcpProxy implements AutoCloseable {

  /** What the network does now. */
  private enum State {
    OPEN,
    HELD,
    CUT
  }

  private static final long UNLIMITED = Long.MAX_VALUE;

  private final Server target;
  private final ServerSocket listener;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong pieces = new AtomicLong();
  private State state = State.OPEN;
  private Duration delay = Duration.ZERO;
  private long budget = UNLIMITED;

  /** Opens a proxy that passes everything on to a server. */
  public TcpProxy(Server target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot open a proxy: " + e.getMessage(), e);
    }
    daemon("proxy-" + target, this::acceptAll);
  }

  /** What clients connect to. */
  public Server address() {
    return new Server("127.0.0.1", listener.getLocalPort());
  }

  /** How many connections pass through it. */
  public int connections() {
    return connections.size();
  }

  /**
   * Pieces that clients have sent so far. One that is below 64 KiB and waits for its answer, as
   * PostgreSQL's requests do, is a round trip; ending a connection is a piece too.
   */
  public long pieces() {
    return pieces.get();
  }

  void asked() {
    pieces.incrementAndGet();
  }

  /** Closes every connection, and new ones as they come. */
  public void cut() {
    change(State.CUT);
    List.copyOf(connections).forEach(ProxiedConnection::close);
  }

  /** Connections stay open and nothing passes, in neither direction: both ends wait. */
  public void hold() {
    change(State.HELD);
  }

  /** From now on each piece (64 KiB at most) takes that much longer, in each direction. */
  public void delay(Duration longer) {
    lock.lock();
    try {
      delay = longer;
    } finally {
      lock.unlock();
    }
  }

  /** {@link #cut} by itself once that many more bytes have passed. */
  public void cutAfter(long bytes) {
    lock.lock();
    try {
      budget = bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Passes everything again, what was held included. */
  public void heal() {
    lock.lock();
    try {
      state = State.OPEN;
      delay = Duration.ZERO;
      budget = UNLIMITED;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it and every connection. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot close the proxy: " + e.getMessage(), e);
    } finally {
      cut();
    }
  }

  private void change(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        daemon("proxy-" + target + "-connection", () -> open(client));
      } catch (IOException e) {
        // The listener was closed, or the client has gone already.
      }
    }
  }

  private void open(Socket client) {
    try (client) {
      if (mayPass(0)) {
        try (ProxiedConnection connection =
            new ProxiedConnection(client, new Socket(target.host(), target.port()), this)) {
          connections.add(connection);
          try {
            connection.run();
          } finally {
            connections.remove(connection);
          }
        }
      }
    } catch (IOException e) {
      // The server refuses: closing the client's side tells it so.
    }
  }

  /**
   * Waits as long as the network holds things back.
   *
   * @return false when it is cut
   */
  boolean mayPass(int bytes) {
    Duration pause;
    lock.lock();
    try {
      while (state == State.HELD) {
        changed.awaitUninterruptibly();
      }
      if (budget != UNLIMITED) {
        budget -= bytes;
        state = budget < 0 ? State.CUT : state;
      }
      if (state == State.CUT) {
        return false;
      }
      pause = bytes == 0 ? Duration.ZERO : delay;
    } finally {
      lock.unlock();
    }
    return pause.isZero() || slept(pause);
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
