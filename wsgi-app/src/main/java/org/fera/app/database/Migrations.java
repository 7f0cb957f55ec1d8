package org.fera.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The migrations of the portal's two schemas and of {@link #HISTORY_SCHEMA}, which holds Fera's own
 * tables and a history for each schema: several main schemas share one database and one static
 * schema, and a portal's own schemas keep only GeoMapFish's tables.
 */
public final class Migrations {

  /** Where Fera keeps what is not GeoMapFish's. */
  public static final String HISTORY_SCHEMA = "fera_app";

  /**
   * The advisory lock of migrations; one for all schemas, since CREATE SCHEMA and CREATE EXTENSION
   * race.
   */
  public static final long LOCK = 0x66657261_61707001L;

  private final Schemas schemas;
  private final int srid;

  /**
   * @param srid EPSG code of the geometry columns
   */
  public Migrations(Schemas schemas, int srid) {
    if (srid < 1 || srid > 998_999) {
      throw new IllegalArgumentException("fera.srid: %d is no EPSG code.".formatted(srid));
    }
    this.schemas = schemas;
    this.srid = srid;
  }

  /**
   * Brings all schemas up to date; instances that start together wait for each other.
   *
   * @return how many migrations ran
   * @throws MigrationException when a schema is not ours, or a migration fails (it is rolled back)
   * @throws SQLException when the master cannot be reached
   */
  public int migrate(DataSource master) throws SQLException {
    try (Connection lock = master.getConnection();
        Statement statement = lock.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
      try {
        ForeignSchemas.refuse(lock, schemas.shared());
        ForeignSchemas.refuse(lock, schemas.main());
        int ran = 0;
        for (Flyway flyway : flyways(master)) {
          ran += flyway.migrate().migrationsExecuted;
        }
        return ran;
      } catch (FlywayException e) {
        throw new MigrationException("The migrations failed: " + e.getMessage(), e);
      } finally {
        statement.execute("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
      }
    }
  }

  /**
   * Whether the node behind the source has every migration that this program knows; never writes.
   */
  public boolean complete(DataSource node) {
    return flyways(node).stream().allMatch(flyway -> flyway.info().pending().length == 0);
  }

  static String historyTable(SchemaName schema) {
    return "history_" + schema;
  }

  private List<Flyway> flyways(DataSource source) {
    return List.of(
        flyway(source, new SchemaName(HISTORY_SCHEMA), "app"),
        flyway(source, schemas.shared(), "static"),
        flyway(source, schemas.main(), "main"));
  }

  private Flyway flyway(DataSource source, SchemaName schema, String scripts) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .schemas(HISTORY_SCHEMA)
        .table(historyTable(schema))
        .locations("classpath:db/" + scripts)
        .placeholders(
            Map.of(
                "schema", schemas.main().value(),
                "schema_static", schemas.shared().value(),
                "srid", Integer.toString(srid)))
        // The histories share a schema, so Flyway never finds it empty; ForeignSchemas looks
        // instead.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .cleanDisabled(true)
        .load();
  }
}
