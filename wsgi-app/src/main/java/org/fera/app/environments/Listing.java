package org.fera.app.environments;

import java.util.List;
import java.util.Optional;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/** Lists environments. */
public final class Listing {

  /**
   * An environment.
   *
   * @param name such as {@code production}
   * @param schema its main schema
   * @param version grows with each promotion; 1 before the first
   * @param migration version of its migrations, or null when none of Fera ran
   * @param madeFrom schema that it is a copy of, or null
   * @param madeBy who promoted, or null
   * @param madeAt ISO 8601, or null
   * @param bytes on disk, indexes included
   * @param kept schemas of earlier versions, the newest first
   */
  public record Entry(
      String name,
      String schema,
      int version,
      String migration,
      String madeFrom,
      String madeBy,
      String madeAt,
      long bytes,
      List<String> kept) {}

  private static final String SCHEMAS =
      """
      SELECT n.nspname, coalesce(v.number, 1) AS number, v.made_from, v.made_by,
        CASE WHEN v.made_by IS NOT NULL THEN to_json(v.made_at) #>> '{}' END AS made_at,
        (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c
         WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'm'))::bigint AS bytes
      FROM pg_namespace n LEFT JOIN fera_app.environment_version v ON v.schema_name = n.nspname
      WHERE (SELECT count(*) = 4 FROM pg_class c WHERE c.relnamespace = n.oid
             AND c.relname IN ('treeitem', 'theme', 'role', 'ogc_server'))
        AND coalesce(v.state, 'current') = 'current'
      ORDER BY n.nspname
      """;

  private final Handle handle;
  private final EnvironmentNames names;

  Listing(Handle handle, EnvironmentNames names) {
    this.handle = handle;
    this.names = names;
  }

  List<Entry> entries() {
    Versions versions = new Versions(handle);
    PortalSchema portals = new PortalSchema(handle);
    return handle
        .createQuery(SCHEMAS)
        .map(
            (row, context) -> {
              SchemaName schema = new SchemaName(row.getString("nspname"));
              Optional<String> migration = portals.version(schema);
              return new Entry(
                  names.ofSchema(schema.value()).name(),
                  schema.value(),
                  row.getInt("number"),
                  migration.orElse(null),
                  row.getString("made_from"),
                  row.getString("made_by"),
                  row.getString("made_at"),
                  row.getLong("bytes"),
                  versions.kept(schema).stream().map(kept -> kept.schema().value()).toList());
            })
        .list();
  }
}
