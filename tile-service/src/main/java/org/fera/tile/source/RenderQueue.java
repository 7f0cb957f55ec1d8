package org.fera.tile.source;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets a limited number of pictures be asked for at a time, and a limited number wait: the most
 * urgent is next, and takes the place of a less urgent one where there is none left.
 */
final class RenderQueue {

  /**
   * @param urgency may rise while it waits
   */
  private record Waiting(Supplier<Urgency> urgency, Runnable start, Runnable refuse) {}

  private final Vertx vertx;
  private final int concurrency;
  private final int limit;
  private final Duration patience;
  private final List<Waiting> waiting = new ArrayList<>();
  private int running;

  /**
   * @param limit how many may wait
   * @param patience how long one may wait
   */
  RenderQueue(Vertx vertx, int concurrency, int limit, Duration patience) {
    this.vertx = vertx;
    this.concurrency = concurrency;
    this.limit = limit;
    this.patience = patience;
  }

  /** Runs the work when its turn comes; fails with TOO_BUSY when there is no place or no turn. */
  <T> Future<T> submit(Supplier<Urgency> urgency, Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    Runnable start = () -> work.get().onComplete(result -> finish(result, promise));
    Waiting own = new Waiting(urgency, start, () -> promise.tryFail(tooBusy()));
    if (starts(own)) {
      start.run();
    } else {
      vertx.setTimer(patience.toMillis(), timer -> giveUp(own));
    }
    return promise.future();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  synchronized int running() {
    return running;
  }

  /** Whether it can start at once; else it waits, or is refused, or the least urgent one is. */
  private boolean starts(Waiting own) {
    Waiting surplus;
    synchronized (this) {
      if (running < concurrency) {
        running++;
        return true;
      }
      waiting.add(own);
      surplus = waiting.size() > limit ? leastUrgent() : null;
      waiting.remove(surplus);
    }
    if (surplus != null) {
      surplus.refuse().run();
    }
    return false;
  }

  private <T> void finish(AsyncResult<T> result, Promise<T> promise) {
    Waiting next;
    synchronized (this) {
      next = mostUrgent();
      if (next == null) {
        running--;
      } else {
        waiting.remove(next);
      }
    }
    promise.handle(result);
    if (next != null) {
      next.start().run();
    }
  }

  private void giveUp(Waiting own) {
    boolean stillWaiting;
    synchronized (this) {
      stillWaiting = waiting.remove(own);
    }
    if (stillWaiting) {
      own.refuse().run();
    }
  }

  /** The first come of the most urgent ones; null when nobody waits. */
  private Waiting mostUrgent() {
    Waiting best = null;
    for (Waiting one : waiting) {
      if (best == null || one.urgency().get().compareTo(best.urgency().get()) > 0) {
        best = one;
      }
    }
    return best;
  }

  /** The last come of the least urgent ones. */
  private Waiting leastUrgent() {
    Waiting worst = waiting.get(0);
    for (Waiting one : waiting) {
      if (one.urgency().get().compareTo(worst.urgency().get()) <= 0) {
        worst = one;
      }
    }
    return worst;
  }

  private static SourceFailure tooBusy() {
    return new SourceFailure(SourceFailure.Reason.TOO_BUSY, "Too many maps are being drawn");
  }
}
