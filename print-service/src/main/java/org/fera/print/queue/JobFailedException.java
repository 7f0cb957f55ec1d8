package org.fera.print.queue;

/** Why a job failed, in words for the one who prints. */
public class JobFailedException extends Exception {

  /** A reason in words. */
  public JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
