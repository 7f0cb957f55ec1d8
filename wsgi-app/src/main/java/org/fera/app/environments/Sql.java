package org.fera.app.environments;

import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Statements as they are: definitions hold colons, question marks and angle brackets. */
final class Sql {

  private Sql() {}

  /** The database refused a statement. */
  static final class Refused extends JdbiException {

    private Refused(SQLException cause) {
      super(cause);
    }
  }

  static void execute(Handle handle, String sql) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new Refused(e);
    }
  }
}
