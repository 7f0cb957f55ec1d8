package org.fera.print.queue;

import java.time.Duration;

/** Refuses a job because too many wait. */
public class QueueFullException extends Exception {

  private final Duration retryAfter;

  private QueueFullException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter =
        retryAfter.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : retryAfter;
  }

  /** Too many jobs of all clients wait. */
  public static QueueFullException ofAll(Duration retryAfter) {
    return new QueueFullException("Too many prints are waiting.", retryAfter);
  }

  /** Too many jobs of this client are under way. */
  public static QueueFullException ofClient(Duration retryAfter) {
    return new QueueFullException(
        "Too many of your prints are under way; wait for one of them.", retryAfter);
  }

  /** When it is worth to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
