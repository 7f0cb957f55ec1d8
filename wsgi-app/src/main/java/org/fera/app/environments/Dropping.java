package org.fera.app.environments;

import java.util.List;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.Identifiers;
import org.fera.app.environments.clone.Stopped;
import org.jdbi.v3.core.Handle;

/** Drops main schemas with their migrations' history. */
final class Dropping {

  private Dropping() {}

  /** In a transaction, whatever depends on it. */
  static void drop(Handle handle, SchemaName schema) {
    Sql.execute(handle, "SET LOCAL lock_timeout = '5s'");
    Sql.execute(handle, "SET LOCAL client_min_messages = warning");
    Sql.execute(
        handle, "DROP SCHEMA IF EXISTS %s CASCADE".formatted(Identifiers.quote(schema.value())));
    Sql.execute(handle, "DROP TABLE IF EXISTS " + PortalSchema.historyTable(schema));
    new Versions(handle).forget(schema);
  }

  /**
   * In a transaction, unless objects of other schemas depend on it.
   *
   * @throws Stopped naming them
   */
  static void dropUnused(Handle handle, SchemaName schema) {
    List<Dependants.Dependant> dependants = Dependants.soon(handle, schema);
    if (!dependants.isEmpty()) {
      throw new Stopped(
          "Objects of other schemas depend on %s: %s."
              .formatted(
                  schema,
                  String.join(
                      ", ", dependants.stream().map(Dependants.Dependant::label).toList())));
    }
    drop(handle, schema);
  }
}
