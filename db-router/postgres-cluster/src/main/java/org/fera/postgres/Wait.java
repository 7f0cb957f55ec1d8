package org.fera.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
final class Wait {

  private static final Duration STEP = Duration.ofMillis(50);

  private Wait() {}

  static void until(Duration limit, Supplier<String> otherwise, BooleanSupplier condition) {
    if (!reached(limit, condition)) {
      throw new ClusterException.NotInTime(otherwise.get());
    }
  }

  /** Whether the condition came true within the limit. */
  static boolean reached(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException.StepFailed("interrupted while waiting for PostgreSQL", e);
    }
  }
}
