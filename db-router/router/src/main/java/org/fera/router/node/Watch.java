package org.fera.router.node;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fera.router.settings.Login;
import org.jboss.logging.Logger;

/**
 * Looks at all nodes, each every interval and at once when one is suspected; a node that hangs
 * holds up no other.
 */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Watch.class);

  private final Map<Node, Probe> probes = new ConcurrentHashMap<>();
  private final Duration interval;
  private final Duration timeout;
  private final ScheduledExecutorService clock;
  private final ExecutorService lookers;

  public Watch(Duration interval, Duration timeout) {
    this.interval = interval;
    this.timeout = timeout;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "fera-router-clock"));
    this.lookers = Executors.newCachedThreadPool(task -> daemon(task, "fera-router-probe"));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Looks at a node from now on. */
  public void add(Node node, Login login) {
    probes.putIfAbsent(node, new Probe(node, login, timeout));
  }

  /** How long an answer says something: five looks. */
  public Duration memory() {
    return interval.plus(timeout).multipliedBy(5);
  }

  /** Runs something once, later, beside the looks. */
  public void after(Duration delay, Runnable task) {
    clock.schedule(() -> lookers.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void remove(Node node) {
    Probe probe = probes.remove(node);
    if (probe != null) {
      probe.close();
    }
  }

  /**
   * Looks at all nodes once, waiting for the answers but not for what does not answer, and goes on
   * from there.
   */
  public void start() {
    look(probes.values());
    clock.scheduleWithFixedDelay(
        this::lookAtAll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A look that takes longer is not broken off: its answer is worth as much later. */
  private void look(Collection<Probe> all) {
    CountDownLatch looks = new CountDownLatch(all.size());
    for (Probe probe : all) {
      lookers.execute(
          () -> {
            probe.look();
            looks.countDown();
          });
    }
    try {
      if (!looks.await(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.infof("%d nodes have not answered yet", looks.getCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtAll() {
    probes.keySet().forEach(this::lookNow);
  }

  /** Looks at a node soon, on another thread. */
  public void lookNow(Node node) {
    Probe probe = probes.get(node);
    if (probe != null) {
      try {
        lookers.execute(probe::look);
      } catch (RejectedExecutionException e) {
        // closed meanwhile
      }
    }
  }

  /** Runs something regularly beside the looks; it must not block for long. */
  public void every(Duration period, Runnable task) {
    clock.scheduleWithFixedDelay(
        () -> lookers.execute(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    lookers.shutdownNow();
    probes.values().forEach(Probe::close);
  }
}
