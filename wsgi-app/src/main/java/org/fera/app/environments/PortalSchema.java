package org.fera.app.environments;

import java.util.Objects;
import java.util.Optional;
import org.fera.app.database.Migrations;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/** Whether a schema is a portal's main schema, and at which version of the migrations. */
final class PortalSchema {

  private static final String IS_PORTAL =
      """
      SELECT count(*) = 4 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = :schema AND c.relname IN ('treeitem', 'theme', 'role', 'ogc_server')
      """;

  private final Handle handle;

  PortalSchema(Handle handle) {
    this.handle = handle;
  }

  boolean exists(SchemaName schema) {
    return handle
        .createQuery("SELECT to_regnamespace(quote_ident(:schema)) IS NOT NULL")
        .bind("schema", schema.value())
        .mapTo(Boolean.class)
        .one();
  }

  boolean isPortal(SchemaName schema) {
    return handle.createQuery(IS_PORTAL).bind("schema", schema.value()).mapTo(Boolean.class).one();
  }

  /** The version for people, such as {@code 2}; empty when no migration of Fera ran. */
  Optional<String> version(SchemaName schema) {
    return history(
        schema,
        "SELECT version FROM %s WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC"
            + " LIMIT 1");
  }

  /** Whether both have the same migrations, those of GeoMapFish included. */
  boolean sameMigrations(SchemaName one, SchemaName other) {
    return Objects.equals(migrations(one), migrations(other));
  }

  private String migrations(SchemaName schema) {
    String ours =
        history(
                schema,
                "SELECT string_agg(concat_ws(':', version, checksum, success), ',' ORDER BY version)"
                    + " FROM %s WHERE version <> '0'")
            .orElse("");
    return ours + "|" + alembic(schema);
  }

  private String alembic(SchemaName schema) {
    String table = schema.table("alembic_version");
    return isTable(table)
        ? handle
            .createQuery("SELECT string_agg(version_num, ',' ORDER BY version_num) FROM " + table)
            .mapTo(String.class)
            .findOne()
            .orElse("")
        : "";
  }

  private Optional<String> history(SchemaName schema, String sql) {
    String table = historyTable(schema);
    return isTable(table)
        ? handle.createQuery(sql.formatted(table)).mapTo(String.class).findOne()
        : Optional.empty();
  }

  boolean hasHistory(SchemaName schema) {
    return isTable(historyTable(schema));
  }

  boolean isTable(String qualified) {
    return handle
        .createQuery("SELECT to_regclass(:table) IS NOT NULL")
        .bind("table", qualified)
        .mapTo(Boolean.class)
        .one();
  }

  /** The table of a schema's migrations, quoted; they belong to it and go where it goes. */
  static String historyTable(SchemaName schema) {
    return new SchemaName(Migrations.HISTORY_SCHEMA).table(historyName(schema));
  }

  static String historyName(SchemaName schema) {
    return "history_" + schema;
  }
}
