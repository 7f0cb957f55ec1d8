package org.fera.app.environments;

import java.util.List;
import java.util.Optional;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The versions of environments that promotions made, in {@code fera_app.environment_version}. */
final class Versions {

  /**
   * A version of an environment.
   *
   * @param schema the name of its schema now
   * @param number grows with each promotion
   */
  record Version(SchemaName schema, int number) {}

  private static final RowMapper<Version> MAPPER =
      (row, context) ->
          new Version(new SchemaName(row.getString("schema_name")), row.getInt("number"));

  private final Handle handle;

  Versions(Handle handle) {
    this.handle = handle;
  }

  /** The version that serves; one that no promotion made is the first. */
  Version current(SchemaName environment) {
    handle
        .createUpdate(
            """
            INSERT INTO fera_app.environment_version (schema_name, environment, number, state)
            SELECT :environment, :environment, 1, 'current' WHERE NOT EXISTS (
              SELECT FROM fera_app.environment_version WHERE environment = :environment AND state = 'current')
            """)
        .bind("environment", environment.value())
        .execute();
    return handle
        .createQuery(
            """
            SELECT schema_name, number FROM fera_app.environment_version
            WHERE environment = :environment AND state = 'current'
            """)
        .bind("environment", environment.value())
        .map(MAPPER)
        .one();
  }

  /** The number of the version that serves; changes nothing. */
  int number(SchemaName environment) {
    return handle
        .createQuery(
            "SELECT coalesce(max(number), 1) FROM fera_app.environment_version"
                + " WHERE environment = :environment AND state = 'current'")
        .bind("environment", environment.value())
        .mapTo(Integer.class)
        .one();
  }

  /** The next version, marked as half made. */
  Version begin(SchemaName environment, SchemaName from, String who) {
    int number =
        handle
            .createQuery(
                "SELECT coalesce(max(number), 0) + 1 FROM fera_app.environment_version"
                    + " WHERE environment = :environment")
            .bind("environment", environment.value())
            .mapTo(Integer.class)
            .one();
    SchemaName schema = keptName(environment, number);
    handle
        .createUpdate(
            """
            INSERT INTO fera_app.environment_version (schema_name, environment, number, state, made_from, made_by)
            VALUES (:schema, :environment, :number, 'building', :from, :who)
            """)
        .bind("schema", schema.value())
        .bind("environment", environment.value())
        .bind("number", number)
        .bind("from", from.value())
        .bind("who", who)
        .execute();
    return new Version(schema, number);
  }

  static SchemaName keptName(SchemaName environment, int number) {
    return new SchemaName(environment + "_v" + number);
  }

  /** What runs before this one left half made. */
  List<Version> halfMade() {
    return handle
        .createQuery(
            "SELECT schema_name, number FROM fera_app.environment_version WHERE state = 'building'")
        .map(MAPPER)
        .list();
  }

  /** Kept versions, the newest first. */
  List<Version> kept(SchemaName environment) {
    return handle
        .createQuery(
            """
            SELECT schema_name, number FROM fera_app.environment_version
            WHERE environment = :environment AND state = 'kept' ORDER BY number DESC
            """)
        .bind("environment", environment.value())
        .map(MAPPER)
        .list();
  }

  /** The kept version before the one that serves. */
  Optional<Version> previous(SchemaName environment) {
    int current = current(environment).number();
    return kept(environment).stream().filter(version -> version.number() < current).findFirst();
  }

  /** Notes that schemas were renamed: one serves now, the other is kept. */
  void swapped(SchemaName environment, Version before, Version after) {
    String sql =
        "UPDATE fera_app.environment_version SET schema_name = :name, state = :state"
            + " WHERE environment = :environment AND number = :number";
    handle
        .createUpdate(sql)
        .bind("name", keptName(environment, before.number()).value())
        .bind("state", "kept")
        .bind("environment", environment.value())
        .bind("number", before.number())
        .execute();
    handle
        .createUpdate(sql)
        .bind("name", environment.value())
        .bind("state", "current")
        .bind("environment", environment.value())
        .bind("number", after.number())
        .execute();
  }

  /** Forgets a version whose schema is gone. */
  void forget(SchemaName schema) {
    handle
        .createUpdate("DELETE FROM fera_app.environment_version WHERE schema_name = :schema")
        .bind("schema", schema.value())
        .execute();
  }

  /** Whether a schema is a version that does not serve. */
  boolean isSpare(SchemaName schema) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT FROM fera_app.environment_version"
                + " WHERE schema_name = :schema AND state <> 'current')")
        .bind("schema", schema.value())
        .mapTo(Boolean.class)
        .one();
  }
}
