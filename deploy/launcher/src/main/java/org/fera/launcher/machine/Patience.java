package org.fera.launcher.machine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.fera.launcher.Failure;

/** Waiting for something that another process does. */
public final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Patience() {}

  /**
   * Returns when a condition holds.
   *
   * @param limit after which the command ends
   * @param otherwise what the user reads then
   */
  public static void until(Duration limit, String otherwise, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw Failure.of(otherwise);
      }
      pause();
    }
  }

  /** A moment between two looks. */
  public static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
