package org.fera.print.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits for tests of queues.
 *
 * @param waiting jobs that may wait
 * @param perClient jobs that a client may have
 * @param lease of a job
 * @param abandoned time until a job that nobody asks for ends
 * @param keep time that a report is kept
 */
public record TestLimits(
    int waiting, int perClient, Duration lease, Duration abandoned, Duration keep)
    implements QueueConfig {

  /** Two jobs may wait; times as in production. */
  public static final TestLimits SMALL =
      new TestLimits(
          2, 20, Duration.ofSeconds(15), Duration.ofSeconds(120), Duration.ofMinutes(30));

  /** Room for jobs; times as in production. */
  public static final TestLimits WIDE =
      new TestLimits(
          1000, 20, Duration.ofSeconds(15), Duration.ofSeconds(120), Duration.ofMinutes(30));

  /** The same with a short lease. */
  public TestLimits lease(Duration time) {
    return new TestLimits(waiting, perClient, time, abandoned, keep);
  }

  /** The same, impatient with jobs that nobody asks for. */
  public TestLimits abandoned(Duration time) {
    return new TestLimits(waiting, perClient, lease, time, keep);
  }

  /** The same, forgetting soon. */
  public TestLimits keep(Duration time) {
    return new TestLimits(waiting, perClient, lease, abandoned, time);
  }

  /** The same with another number of jobs for a client. */
  public TestLimits perClient(int jobs) {
    return new TestLimits(waiting, jobs, lease, abandoned, keep);
  }

  @Override
  public Store store() {
    return Store.AUTO;
  }

  @Override
  public Optional<String> key() {
    return Optional.empty();
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(600);
  }

  @Override
  public int tries() {
    return 3;
  }

  @Override
  public Duration drain() {
    return Duration.ofSeconds(25);
  }

  @Override
  public Duration accounting() {
    return Duration.ofDays(400);
  }
}
