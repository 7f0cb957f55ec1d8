package org.fera.tile.source;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Lets a limited number of pictures be asked for at a time, and a limited number wait. */
final class RenderQueue {

  private final Vertx vertx;
  private final int concurrency;
  private final int limit;
  private final Duration patience;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
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
  <T> Future<T> submit(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    Runnable start = () -> work.get().onComplete(result -> finish(result, promise));
    synchronized (this) {
      if (running >= concurrency) {
        if (waiting.size() >= limit) {
          return Future.failedFuture(tooBusy());
        }
        waiting.add(start);
        vertx.setTimer(patience.toMillis(), timer -> giveUp(start, promise));
        return promise.future();
      }
      running++;
    }
    start.run();
    return promise.future();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  synchronized int running() {
    return running;
  }

  private <T> void finish(AsyncResult<T> result, Promise<T> promise) {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        running--;
      }
    }
    promise.handle(result);
    if (next != null) {
      next.run();
    }
  }

  private <T> void giveUp(Runnable start, Promise<T> promise) {
    boolean stillWaiting;
    synchronized (this) {
      stillWaiting = waiting.remove(start);
    }
    if (stillWaiting) {
      promise.fail(tooBusy());
    }
  }

  private static SourceFailure tooBusy() {
    return new SourceFailure(SourceFailure.Reason.TOO_BUSY, "Too many maps are being drawn");
  }
}
