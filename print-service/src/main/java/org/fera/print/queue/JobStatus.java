package org.fera.print.queue;

import java.time.Duration;
import org.fera.print.rights.Access;

/**
 * A job as its client sees it.
 *
 * @param access who may ask for it
 * @param elapsed since it was submitted, until it ended
 * @param waiting estimate of how long it will wait still; zero unless it waits
 * @param remaining estimate of how long it will run still; zero unless it runs
 */
public record JobStatus(
    String ref,
    Access access,
    JobState state,
    Duration elapsed,
    Duration waiting,
    Duration remaining) {

  private static final int SHARE_OF_LATE_ONES = 4;

  /**
   * How long a print will run still where prints take the mean time. One that takes longer than
   * most is likely to go on for a good while.
   */
  public static Duration remaining(Duration mean, Duration running) {
    Duration left = mean.minus(running);
    Duration least = running.dividedBy(SHARE_OF_LATE_ONES);
    return left.compareTo(least) > 0 ? left : least;
  }
}
