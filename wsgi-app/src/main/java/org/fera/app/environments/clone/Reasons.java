package org.fera.app.environments.clone;

import java.sql.SQLException;

/** Says in a sentence why PostgreSQL refused. */
public final class Reasons {

  private static final String DISK_FULL = "53100";
  private static final String CONNECTION = "08";
  private static final String SHUTDOWN = "57P";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private Reasons() {}

  /** A stop for an exception of the driver. */
  public static Stopped stopped(String sentence, SQLException e) {
    return new Stopped(sentence + ": " + of(e) + ".", e);
  }

  /** The reason, without the values of rows and without a full stop. */
  public static String of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(DISK_FULL)) {
      return "the disk of the database is full";
    }
    if (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN)) {
      return "the connection to the database broke";
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return "another transaction holds a lock for too long";
    }
    // Details, which hold values of rows, stand on further lines.
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return first.replaceFirst("^[A-Z]+: ", "");
  }
}
