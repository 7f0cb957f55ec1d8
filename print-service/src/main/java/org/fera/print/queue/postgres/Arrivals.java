package org.fera.print.queue.postgres;

import java.time.Duration;

/** Wakes workers when jobs may have come. */
final class Arrivals {

  private long count;
  private boolean closed;

  synchronized long count() {
    return count;
  }

  synchronized void ring() {
    count++;
    notifyAll();
  }

  /** Waits until it has rung since the count was that, or for that long. */
  synchronized void awaitAfter(long seen, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (count == seen && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean closed() {
    return closed;
  }
}
