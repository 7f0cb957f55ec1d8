package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a copy cannot carry, by name: better none than one with a hole. */
final class Refusals {

  private static final String OBJECTS =
      """
      WITH schema AS (SELECT %schema_oid% AS oid)
      SELECT 'foreign table ' || c.relname FROM pg_class c, schema WHERE c.relnamespace = schema.oid AND c.relkind = 'f'
      UNION ALL SELECT format('table %s of type %s', c.relname, c.reloftype::regtype)
        FROM pg_class c, schema WHERE c.relnamespace = schema.oid AND c.reloftype <> 0
      UNION ALL SELECT format('table %s with a parent in another schema: %s', c.relname, i.inhparent::regclass)
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent, schema
        WHERE c.relnamespace = schema.oid AND p.relnamespace <> schema.oid
      UNION ALL SELECT format('table %s with a child in another schema: %s', p.relname, i.inhrelid::regclass)
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent, schema
        WHERE p.relnamespace = schema.oid AND c.relnamespace <> schema.oid
      UNION ALL SELECT format('column %s.%s of type %s', c.relname, a.attname, format_type(a.atttypid, NULL))
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped, schema
        WHERE c.relnamespace = schema.oid AND c.relkind IN ('r', 'p') AND a.atttypid IN ('regclass'::regtype,
          'regproc'::regtype, 'regprocedure'::regtype, 'regtype'::regtype, 'regoper'::regtype, 'regoperator'::regtype)
      UNION ALL SELECT 'base type ' || t.typname FROM pg_type t, schema
        WHERE t.typnamespace = schema.oid AND (t.typtype = 'p' OR t.typtype = 'b' AND t.typelem = 0)
      UNION ALL SELECT 'range type with a canonical function ' || t.typname FROM pg_type t JOIN pg_range r
        ON r.rngtypid = t.oid, schema WHERE t.typnamespace = schema.oid AND r.rngcanonical::oid <> 0
      UNION ALL SELECT 'aggregate ' || p.oid::regprocedure FROM pg_proc p, schema
        WHERE p.pronamespace = schema.oid AND p.prokind = 'a'
      UNION ALL SELECT 'operator ' || o.oprname FROM pg_operator o, schema WHERE o.oprnamespace = schema.oid
      UNION ALL SELECT 'operator class ' || o.opcname FROM pg_opclass o, schema WHERE o.opcnamespace = schema.oid
      UNION ALL SELECT 'operator family ' || o.opfname FROM pg_opfamily o, schema WHERE o.opfnamespace = schema.oid
      UNION ALL SELECT 'collation ' || l.collname FROM pg_collation l, schema WHERE l.collnamespace = schema.oid
      UNION ALL SELECT 'conversion ' || v.conname FROM pg_conversion v, schema WHERE v.connamespace = schema.oid
      UNION ALL SELECT 'text search configuration ' || g.cfgname FROM pg_ts_config g, schema
        WHERE g.cfgnamespace = schema.oid
      UNION ALL SELECT 'text search dictionary ' || g.dictname FROM pg_ts_dict g, schema WHERE g.dictnamespace = schema.oid
      UNION ALL SELECT 'text search parser ' || g.prsname FROM pg_ts_parser g, schema WHERE g.prsnamespace = schema.oid
      UNION ALL SELECT 'text search template ' || g.tmplname FROM pg_ts_template g, schema
        WHERE g.tmplnamespace = schema.oid
      UNION ALL SELECT 'extension ' || e.extname FROM pg_extension e, schema WHERE e.extnamespace = schema.oid
      UNION ALL SELECT format('table %s in publication %s', c.relname, b.pubname) FROM pg_publication_rel r
        JOIN pg_class c ON c.oid = r.prrelid JOIN pg_publication b ON b.oid = r.prpubid, schema
        WHERE c.relnamespace = schema.oid
      UNION ALL SELECT 'publication ' || b.pubname FROM pg_publication_namespace r
        JOIN pg_publication b ON b.oid = r.pnpubid, schema WHERE r.pnnspid = schema.oid
      UNION ALL SELECT 'security label of ' || c.relname FROM pg_seclabel l JOIN pg_class c ON c.oid = l.objoid, schema
        WHERE l.classoid = 'pg_class'::regclass AND c.relnamespace = schema.oid
      UNION ALL SELECT 'event trigger ' || t.evtname FROM pg_event_trigger t JOIN pg_proc p ON p.oid = t.evtfoid, schema
        WHERE p.pronamespace = schema.oid
      UNION ALL SELECT pg_describe_object('pg_cast'::regclass, k.oid, 0) FROM pg_cast k
        JOIN pg_type s ON s.oid = k.castsource JOIN pg_type t ON t.oid = k.casttarget, schema
        WHERE schema.oid IN (s.typnamespace, t.typnamespace) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_cast'::regclass AND d.objid = k.oid AND d.deptype = 'i')
      """;

  private static final String OWNERS =
      """
      WITH schema AS (SELECT %schema_oid% AS oid), owned AS (
        SELECT relowner AS owner FROM pg_class c, schema WHERE c.relnamespace = schema.oid
        UNION SELECT typowner FROM pg_type t, schema WHERE t.typnamespace = schema.oid
        UNION SELECT proowner FROM pg_proc p, schema WHERE p.pronamespace = schema.oid
        UNION SELECT stxowner FROM pg_statistic_ext s, schema WHERE s.stxnamespace = schema.oid
        UNION SELECT nspowner FROM pg_namespace n, schema WHERE n.oid = schema.oid)
      SELECT format('objects of the role %s, which %s is no member of', pg_get_userbyid(owner), current_user)
      FROM owned WHERE NOT pg_has_role(current_user, owner, 'MEMBER')
      """;

  private Refusals() {}

  /** A sentence part for each object at fault; empty when all can be carried. */
  static List<String> of(Connection connection, String schema) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String sql : List.of(OBJECTS, OWNERS)) {
      try (PreparedStatement query = CatalogNames.inSchema(connection, sql, schema)) {
        found.addAll(CatalogNames.texts(query));
      }
    }
    return found;
  }
}
