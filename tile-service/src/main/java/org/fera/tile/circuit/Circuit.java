package org.fera.tile.circuit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps from asking a server that has just failed several times in a row: open for a while, then
 * one attempt decides.
 */
public final class Circuit {

  private final int threshold;
  private final long openNanos;
  private final LongSupplier clock;
  private int failures;
  private long openUntil;

  /**
   * @param threshold failures in a row after which it opens
   * @param open how long it stays open
   * @param clock nanoseconds as of {@link System#nanoTime}
   */
  public Circuit(int threshold, Duration open, LongSupplier clock) {
    this.threshold = threshold;
    this.openNanos = open.toNanos();
    this.clock = clock;
  }

  /** Whether the server may be asked now; when the time is over, one caller alone gets a yes. */
  public synchronized boolean allows() {
    if (failures < threshold) {
      return true;
    }
    long now = clock.getAsLong();
    if (now - openUntil < 0) {
      return false;
    }
    openUntil = now + openNanos;
    return true;
  }

  public synchronized void succeeded() {
    failures = 0;
  }

  public synchronized void failed() {
    failures++;
    if (failures >= threshold) {
      openUntil = clock.getAsLong() + openNanos;
    }
  }

  public synchronized boolean isOpen() {
    return failures >= threshold;
  }
}
