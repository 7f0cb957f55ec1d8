package org.fera.print.queue;

/** The queue cannot be used now; trying again soon may help. */
public class QueueUnavailableException extends RuntimeException {

  /** The reason in words. */
  public QueueUnavailableException(String message) {
    super(message);
  }
}
