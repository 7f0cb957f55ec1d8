package org.fera.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps the migrations away from tables that they did not make, above all from a portal of
 * GeoMapFish.
 */
final class ForeignSchemas {

  // One statement, so that another instance's first migration is seen either not at all or with its
  // history.
  private static final String TABLES =
      """
      SELECT string_agg(relname, ', ' ORDER BY relname)
      FROM (SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname LIMIT 5) AS found
      WHERE NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relname = ?)
      """;

  private ForeignSchemas() {}

  /**
   * @throws MigrationException when the schema holds tables but no migration of ours ran there
   */
  static void refuse(Connection connection, SchemaName schema) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TABLES)) {
      query.setString(1, schema.value());
      query.setString(2, Migrations.HISTORY_SCHEMA);
      query.setString(3, Migrations.historyTable(schema));
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next() && rows.getString(1) != null) {
          throw new MigrationException(
              ("Schema %s holds tables that Fera did not create (%s, ...); nothing was changed."
                      + " Name a schema that is empty or new by PGSCHEMA or PGSCHEMA_STATIC.")
                  .formatted(schema, rows.getString(1)));
        }
      }
    }
  }
}
