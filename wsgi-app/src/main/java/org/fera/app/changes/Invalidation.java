package org.fera.app.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.fera.app.database.Schemas;
import org.fera.router.DbRouter;

/** Makes all instances of this environment forget what they keep. */
@ApplicationScoped
public class Invalidation {

  /** No table has this name. */
  static final String EVERYTHING = "*";

  private final DbRouter router;
  private final String channel;

  Invalidation(DbRouter router, Schemas schemas) {
    this.router = router;
    this.channel = channel(schemas);
  }

  static String channel(Schemas schemas) {
    return "fera_" + schemas.main() + "_themes";
  }

  /**
   * Tells all instances, this one too; each forgets a moment later.
   *
   * @throws org.fera.router.RouterException when there is no master to tell it by
   */
  public void everything() {
    try (Connection connection = router.master("main").getConnection();
        PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
      notify.setString(1, channel);
      notify.setString(2, EVERYTHING);
      notify.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The instances cannot be told", e);
    }
  }
}
