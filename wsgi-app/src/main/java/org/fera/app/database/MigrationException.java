package org.fera.app.database;

/** The schemas cannot be brought up to date; the message says what to do about it. */
public class MigrationException extends RuntimeException {

  public MigrationException(String message) {
    super(message);
  }

  public MigrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
