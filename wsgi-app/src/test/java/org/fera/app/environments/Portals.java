package org.fera.app.environments;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fera.app.database.Migrations;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.postgres.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with production in main and integration in main_integration, both migrated. */
record Portals(TestDatabase database) implements AutoCloseable {

  private static final SchemaName STATIC = new SchemaName("main_static");

  /** Swaps that wait long enough to be seen waiting, and not long. */
  record Config(int keep, Duration lockTimeout, Duration swapTimeout, int swapAttempts)
      implements EnvironmentsConfig {
    @Override
    public Map<String, String> schemas() {
      return Map.of();
    }
  }

  // The migrations run once: each test gets a copy.
  private static Portals made;
  private static int copies;

  static final Config CONFIG = new Config(2, Duration.ofMillis(100), Duration.ofSeconds(20), 3);

  /** One of the test's own. */
  static synchronized Portals create() {
    if (made == null) {
      made = make();
      Runtime.getRuntime().addShutdownHook(new Thread(made::close, "drop-portals"));
    }
    TestDatabase copy =
        new TestDatabase(made.database.cluster(), made.database.name() + "_" + ++copies);
    copy.cluster()
        .master()
        .execute(
            "postgres",
            "create database " + copy.name() + " template " + made.database.name() + " owner fera");
    return new Portals(copy);
  }

  private static Portals make() {
    Portals portals = new Portals(TestDatabase.create());
    portals.migrate("main");
    portals.migrate("main_integration");
    portals.execute(
        """
        CREATE TABLE main_integration.mark (text text);
        CREATE TABLE main.mark (text text);
        INSERT INTO main_integration.mark VALUES ('of integration');
        INSERT INTO main.mark VALUES ('of production');
        """);
    return portals;
  }

  void migrate(String main) {
    try {
      new Migrations(new Schemas(new SchemaName(main), STATIC), 2056).migrate(source());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Environments environments() {
    return environments(CONFIG);
  }

  Environments environments(EnvironmentsConfig config) {
    return new Environments(source(), config, new Schemas(new SchemaName("main"), STATIC), 2056);
  }

  String promote() {
    return promote(environments());
  }

  static String promote(Environments environments) {
    return environments.promote("integration", "production", "tester", false, progress -> {});
  }

  DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser("fera");
    return source;
  }

  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query, columns joined by a blank. */
  List<String> rows(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** What says which version serves. */
  String mark() {
    return rows("SELECT text FROM main.mark").get(0);
  }

  @Override
  public void close() {
    database.close();
  }
}
