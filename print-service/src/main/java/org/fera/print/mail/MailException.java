package org.fera.print.mail;

/** A mail that could not be sent, with the reason in words. */
class MailException extends Exception {

  private final boolean permanent;

  /**
   * A mail that could not be sent.
   *
   * @param permanent whether the mail server said that it would refuse the same mail again
   */
  MailException(String message, boolean permanent, Throwable cause) {
    super(message, cause);
    this.permanent = permanent;
  }

  boolean permanent() {
    return permanent;
  }
}
