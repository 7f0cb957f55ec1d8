package org.fera.print.rights;

/** What a caller may print cannot be found out now; trying again soon may help. */
public class RightsUnknownException extends RuntimeException {

  /** The reason in words, for the log. */
  public RightsUnknownException(String reason) {
    super(reason);
  }
}
