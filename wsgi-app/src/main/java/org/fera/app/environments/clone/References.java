package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What objects of one schema have to do with those of others, by {@code pg_depend}. */
public final class References {

  /** A common table expression {@code objects (schema, class, oid)} of all schemas' objects. */
  public static final String OBJECTS =
      """
      objects AS (
        SELECT relnamespace AS schema, 'pg_class'::regclass::oid AS class, oid FROM pg_class
        UNION ALL SELECT typnamespace, 'pg_type'::regclass, oid FROM pg_type
        UNION ALL SELECT pronamespace, 'pg_proc'::regclass, oid FROM pg_proc
        UNION ALL SELECT connamespace, 'pg_constraint'::regclass, oid FROM pg_constraint
        UNION ALL SELECT c.relnamespace, 'pg_attrdef'::regclass, f.oid
          FROM pg_attrdef f JOIN pg_class c ON c.oid = f.adrelid
        UNION ALL SELECT c.relnamespace, 'pg_rewrite'::regclass, r.oid
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        UNION ALL SELECT c.relnamespace, 'pg_trigger'::regclass, t.oid
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        UNION ALL SELECT c.relnamespace, 'pg_policy'::regclass, p.oid
          FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        UNION ALL SELECT stxnamespace, 'pg_statistic_ext'::regclass, oid FROM pg_statistic_ext
        UNION ALL SELECT oprnamespace, 'pg_operator'::regclass, oid FROM pg_operator
        UNION ALL SELECT cfgnamespace, 'pg_ts_config'::regclass, oid FROM pg_ts_config
        UNION ALL SELECT dictnamespace, 'pg_ts_dict'::regclass, oid FROM pg_ts_dict)
      """;

  private static final String TO_FOREIGN =
      """
      WITH %objects%
      SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), n.nspname
      FROM pg_depend d JOIN objects o ON o.class = d.classid AND o.oid = d.objid
        JOIN objects r ON r.class = d.refclassid AND r.oid = d.refobjid
        JOIN pg_namespace n ON n.oid = r.schema JOIN pg_namespace own ON own.oid = o.schema
      WHERE own.nspname = ? AND n.nspname = ANY (?) ORDER BY 1 LIMIT 20
      """
          .replace("%objects%", OBJECTS);

  private References() {}

  /**
   * Refuses a schema whose objects refer to foreign ones.
   *
   * @throws Stopped naming the objects
   */
  static void refuse(Connection connection, String schema, Set<String> foreign)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = CatalogNames.inSchema(connection, TO_FOREIGN, "")) {
      query.setString(1, schema);
      query.setArray(2, connection.createArrayOf("text", foreign.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1) + " to " + rows.getString(2));
        }
      }
    }
    if (!found.isEmpty()) {
      throw new Stopped(
          "Objects of %s refer to another environment: %s."
              .formatted(schema, String.join(", ", found)));
    }
  }
}
