package org.fera.app.environments;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.CatalogNames;
import org.fera.app.environments.clone.CopyNames;
import org.fera.app.environments.clone.Reasons;
import org.fera.app.environments.clone.SchemaCloner;
import org.jdbi.v3.core.Handle;

/** Copies the main schema of an environment, with the history of its migrations. */
final class Copying {

  private static final String PORTALS =
      """
      SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname IN ('treeitem', 'theme', 'role', 'ogc_server') GROUP BY n.nspname HAVING count(*) = 4
      """;

  private Copying() {}

  /** All main schemas of portals in the database, spare versions included. */
  static Set<String> mainSchemas(Handle handle) {
    return new HashSet<>(handle.createQuery(PORTALS).mapTo(String.class).list());
  }

  static SchemaCloner.Copied copy(Handle handle, CopyNames names, Progress.Listener listener) {
    Set<String> foreign = mainSchemas(handle);
    foreign.remove(names.source());
    foreign.remove(names.building());
    try {
      return SchemaCloner.copy(
          handle.getConnection(),
          names,
          foreign,
          (done, total, label) -> listener.at(Progress.of("copy", done, total)));
    } catch (SQLException e) {
      throw Reasons.stopped("The copy of %s failed".formatted(names.source()), e);
    }
  }

  /** In a transaction: refuses a source that cannot be copied. */
  static void refuse(Handle handle, SchemaName source) {
    Set<String> foreign = mainSchemas(handle);
    foreign.remove(source.value());
    CopyNames names = new CopyNames(source.value(), source.value(), source.value());
    try {
      SchemaCloner.check(handle.getConnection(), names, foreign);
      Sql.execute(handle, "SET LOCAL search_path = pg_catalog");
    } catch (SQLException e) {
      throw Reasons.stopped("%s cannot be looked at".formatted(source), e);
    }
  }

  static void copyHistory(Handle handle, SchemaName from, SchemaName to) {
    if (new PortalSchema(handle).hasHistory(from)) {
      String table = PortalSchema.historyTable(to);
      Sql.execute(
          handle,
          "CREATE TABLE %s (LIKE %s INCLUDING ALL)"
              .formatted(table, PortalSchema.historyTable(from)));
      Sql.execute(
          handle, "INSERT INTO %s TABLE %s".formatted(table, PortalSchema.historyTable(from)));
    }
  }

  /** So that the first requests after a swap find plans and visible pages as before. */
  static void analyze(Handle handle, SchemaName schema, Progress.Listener listener) {
    try (Statement statement = handle.getConnection().createStatement()) {
      List<String> tables = CatalogNames.tables(handle.getConnection(), schema.value());
      for (int i = 0; i < tables.size(); i++) {
        listener.at(Progress.of("analyze", i, tables.size()));
        statement.execute("VACUUM (ANALYZE) " + tables.get(i));
      }
    } catch (SQLException e) {
      throw Reasons.stopped("The copy cannot be analyzed", e);
    }
  }
}
