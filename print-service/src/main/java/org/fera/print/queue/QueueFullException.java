package org.fera.print.queue;

import java.time.Duration;

/** Refuses a job because too many wait. */
public class QueueFullException extends Exception {

  private final Duration retryAfter;

  /** Says when it is worth to try again. */
  public QueueFullException(Duration retryAfter) {
    super("Too many prints are waiting.");
    this.retryAfter = retryAfter;
  }

  /** When it is worth to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
