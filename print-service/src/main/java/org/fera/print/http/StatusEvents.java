package org.fera.print.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.QueueUnavailableException;
import org.jboss.logging.Logger;

/**
 * Tells clients of a job's changes as they happen. One thread looks at all jobs that are watched;
 * none waits for a client.
 */
@ApplicationScoped
public class StatusEvents {

  private static final Logger LOG = Logger.getLogger(StatusEvents.class);
  private static final int EVERY_MILLIS = 250;
  private static final int MOST = 1000;

  /** A connection that is silent for longer may be cut on the way. */
  private static final long LONGEST_SILENCE = Duration.ofSeconds(10).toNanos();

  private final JobQueue queue;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fera-print-events");
            thread.setDaemon(true);
            return thread;
          });

  /** Made by CDI. */
  public StatusEvents(JobQueue queue) {
    this.queue = queue;
    clock.scheduleWithFixedDelay(this::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * A job's statuses from now on until it has ended; the last one says so.
   *
   * @throws QueueUnavailableException if too many watch already
   */
  Multi<StatusBody> of(JobStatus first, Function<JobStatus, StatusBody> body) {
    if (watchers.size() >= MOST) {
      throw new QueueUnavailableException("Too many clients wait for events; ask for the status.");
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Watcher watcher = new Watcher(first.ref(), emitter, body);
              emitter.onTermination(() -> watchers.remove(watcher));
              watcher.tell(first);
              if (!first.state().done()) {
                watchers.add(watcher);
              }
            });
  }

  private void tell() {
    for (Watcher watcher : watchers) {
      try {
        Optional<JobStatus> status = queue.status(watcher.ref);
        if (status.isEmpty() || watcher.tell(status.get())) {
          watchers.remove(watcher);
          watcher.emitter.complete();
        }
      } catch (RuntimeException e) {
        LOG.debug("A job that is watched cannot be looked at", e);
      }
    }
  }

  private static final class Watcher {
    private final String ref;
    private final MultiEmitter<? super StatusBody> emitter;
    private final Function<JobStatus, StatusBody> body;
    private JobStatus told;
    private long toldAt;

    Watcher(
        String ref,
        MultiEmitter<? super StatusBody> emitter,
        Function<JobStatus, StatusBody> body) {
      this.ref = ref;
      this.emitter = emitter;
      this.body = body;
    }

    /** Tells what is new; whether that was the last of it. */
    boolean tell(JobStatus status) {
      long now = System.nanoTime();
      if (told == null || !told.state().equals(status.state()) || now - toldAt > LONGEST_SILENCE) {
        told = status;
        toldAt = now;
        emitter.emit(body.apply(status));
        if (status.state().done()) {
          emitter.complete();
        }
      }
      return status.state().done();
    }
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
    watchers.forEach(watcher -> watcher.emitter.complete());
  }
}
