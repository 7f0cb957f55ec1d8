package org.fera.router;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** The SQLSTATEs that mean something to routing, as PostgreSQL 15 and pgjdbc report them. */
public final class SqlStates {

  private SqlStates() {}

  /**
   * The connection is of no more use: class 08, 57P01 to 57P05, or a server that is starting or
   * stopping.
   */
  public static boolean isFatal(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08") || state.startsWith("57P0");
  }

  /** A write in a read-only session: 25006. */
  public static boolean isReadOnly(SQLException failure) {
    return state(failure).equals("25006");
  }

  /**
   * What only a master does although it writes nothing: {@code begin read write}, serializable
   * transactions, unlogged tables (0A000 from a slave). A plan that a change of the table made
   * stale has the same state, and is nobody's fault.
   */
  public static boolean isUnsupported(SQLException failure) {
    if (!state(failure).equals("0A000")) {
      return false;
    }
    boolean stalePlan =
        failure instanceof PSQLException server
            && server.getServerErrorMessage() != null
            && "RevalidateCachedQuery".equals(server.getServerErrorMessage().getRoutine());
    return !stalePlan;
  }

  /**
   * A read that a slave cancelled for its recovery. A serialisation failure on the master has the
   * same state; only the text tells them apart, and that may be translated, so both count: trying
   * again is right for both.
   */
  public static boolean isRecoveryConflict(SQLException failure) {
    return state(failure).equals("40001");
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }
}
