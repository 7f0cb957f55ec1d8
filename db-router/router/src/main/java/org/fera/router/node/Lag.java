package org.fera.router.node;

import java.time.Duration;

/**
 * How far a slave is behind its master.
 *
 * @param bytes of write-ahead log that it has not replayed, 0 or more
 * @param staleness how old its data are at most: the time since the master was where the slave is
 *     now; zero when it has replayed all that the master is known to have written
 */
public record Lag(long bytes, Duration staleness) {

  /** Whether either measure is beyond its limit. */
  boolean exceeds(long maxBytes, Duration maxStaleness) {
    return bytes > maxBytes || staleness.compareTo(maxStaleness) > 0;
  }

  /** Nothing to catch up. */
  public static final Lag NONE = new Lag(0, Duration.ZERO);
}
