package org.fera.app.health;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.fera.app.database.Migrations;
import org.fera.router.DbRouter;
import org.fera.router.Role;
import org.fera.router.RouterException;

/** Master, slaves and migrations; the names of GeoMapFish's checks where there are such. */
@Singleton
final class DatabaseChecks implements PortalChecks {

  private static final String SOURCE = "main";
  private static final int SECONDS = 2;

  private final DbRouter router;
  private final Migrations migrations;

  DatabaseChecks(DbRouter router, Migrations migrations) {
    this.router = router;
    this.migrations = migrations;
  }

  @Override
  public List<PortalCheck> checks() {
    return List.of(
        new PortalCheck("db_engine_sqlalchemy", 1, () -> answers(router.master(SOURCE), "master")),
        new PortalCheck(
            "db_engine_sqlalchemy_slave",
            1,
            () ->
                router.runAs(
                    Role.SLAVE, () -> answers(router.dataSource(SOURCE), "node to read from"))),
        new PortalCheck("migrations", 1, this::migrated));
  }

  private static String answers(DataSource node, String what) throws CheckFailed {
    try (Connection connection = node.getConnection()) {
      if (connection.isValid(SECONDS)) {
        return null;
      }
    } catch (SQLException | RouterException e) {
      throw new CheckFailed("No " + what + " answers.");
    }
    throw new CheckFailed("The " + what + " does not answer in time.");
  }

  private String migrated() throws Exception {
    if (router.runAs(Role.SLAVE, () -> migrations.complete(router.dataSource(SOURCE)))) {
      return null;
    }
    throw new CheckFailed("Migrations are missing.");
  }
}
