package org.fera.print.queue.postgres;

import java.time.Duration;
import org.fera.print.queue.QueueConfig;

/** What of the upkeep is due. */
final class Rhythm {

  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration REFRESH = Duration.ofMillis(400);
  private static final Duration GREETING = Duration.ofSeconds(5);
  private static final int SIGNS_IN_A_LEASE = 4;

  private final Due beat;
  private final Due refresh = new Due(REFRESH);
  private final Due flush;
  private final Due sweep;
  private final Due greet;
  private final long lease;
  private volatile boolean lost;
  private long connected;

  Rhythm(QueueConfig config) {
    this.lease = config.lease().toNanos();
    this.beat = new Due(shorter(BEAT, config.lease().dividedBy(SIGNS_IN_A_LEASE)));
    this.flush =
        new Due(shorter(Duration.ofSeconds(20), config.abandoned().dividedBy(SIGNS_IN_A_LEASE)));
    this.sweep = new Due(shorter(Duration.ofSeconds(3), config.lease().dividedBy(2)));
    this.greet = new Due(shorter(GREETING, config.lease().dividedBy(SIGNS_IN_A_LEASE)));
    this.connected = System.nanoTime() - lease;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static final class Due {
    private final long every;
    private long last;

    Due(Duration every) {
      this.every = every.toNanos();
      this.last = System.nanoTime() - this.every;
    }

    boolean now() {
      long now = System.nanoTime();
      boolean due = now - last >= every;
      if (due) {
        last = now;
      }
      return due;
    }
  }

  boolean beat() {
    return beat.now();
  }

  boolean refresh() {
    return refresh.now();
  }

  boolean flush() {
    return flush.now();
  }

  boolean sweep() {
    return sweep.now();
  }

  boolean greet() {
    return greet.now();
  }

  /** A round of upkeep came to its end, well or not. */
  void went(boolean well) {
    if (!well) {
      connected = System.nanoTime();
    }
  }

  /**
   * Whether leases say anything about instances: not before all had the time to keep theirs since
   * the master was last away.
   */
  boolean leasesCount() {
    return System.nanoTime() - connected >= lease;
  }

  /** The connection to the master was lost and is there again. */
  void lost() {
    lost = true;
  }

  /** Whether what the master may lack is to be added again. */
  boolean resynchronise() {
    return lost;
  }

  /** That has been done. */
  void resynchronised() {
    lost = false;
    connected = System.nanoTime();
  }
}
