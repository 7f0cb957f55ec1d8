package org.fera.app.environments.clone;

import java.util.List;

/** Sequences, and tables with columns, defaults and parents. */
final class TableQueries {

  private static final String SEQUENCE_OPTIONS =
      """
      format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s', s.seqstart, s.seqincrement, s.seqmin,
        s.seqmax, s.seqcache) || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END
      """;

  private static final String SEQUENCES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'sequence ' || c.relname, ARRAY[format('CREATE %s %I AS %s ',
        CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED SEQUENCE' ELSE 'SEQUENCE' END, c.relname,
        format_type(s.seqtypid, NULL)) || %options%]
      FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid
      WHERE c.relnamespace = %schema_oid% AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
      """
          .replace("%options%", SEQUENCE_OPTIONS);

  private static final String OWNED_SEQUENCES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'owner of sequence ' || c.relname,
        ARRAY[format('ALTER SEQUENCE %I OWNED BY %s.%I', c.relname, d.refobjid::regclass, a.attname)]
      FROM pg_class c
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'
          AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE c.relnamespace = %schema_oid% AND c.relkind = 'S'
      """;

  // Identity columns of partitions are their parent's.
  private static final String COLUMNS =
      """
      (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
          || CASE a.attcompression WHEN 'p' THEN ' COMPRESSION pglz' WHEN 'l' THEN ' COMPRESSION lz4' ELSE '' END
          || CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) %s', pg_get_expr(f.adbin, f.adrelid),
               CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) ELSE '' END
          || CASE WHEN a.attidentity <> '' AND NOT c.relispartition THEN (
               SELECT format(' GENERATED %s AS IDENTITY (SEQUENCE NAME %I ',
                   CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, q.relname) || %options% || ')'
               FROM pg_depend d JOIN pg_class q ON q.oid = d.objid JOIN pg_sequence s ON s.seqrelid = q.oid
               WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
                 AND d.refobjid = c.oid AND d.refobjsubid = a.attnum) ELSE '' END
          || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
       FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
         LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
      """
          .replace("%options%", SEQUENCE_OPTIONS);

  private static final String COLUMN_SETTINGS =
      """
      (SELECT coalesce(array_agg(x.statement), '{}') FROM (
         SELECT format('ALTER TABLE ONLY %I ALTER COLUMN %I SET STORAGE %s', c.relname, a.attname,
             CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
           AS statement
         FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> y.typstorage
         UNION ALL
         SELECT format('ALTER TABLE ONLY %I ALTER COLUMN %I SET STATISTICS %s', c.relname, a.attname, a.attstattarget)
         FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0
         UNION ALL
         SELECT format('ALTER TABLE ONLY %I ALTER COLUMN %I SET (%s)', c.relname, a.attname,
           array_to_string(a.attoptions, ', '))
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
           AND a.attoptions IS NOT NULL
         UNION ALL
         SELECT format('ALTER TABLE ONLY %I REPLICA IDENTITY %s', c.relname,
           CASE c.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END)
         WHERE c.relreplident IN ('f', 'n')) x)
      """;

  private static final String TABLES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'table ' || c.relname, ARRAY[format('CREATE %s %I (%s)%s%s%s%s',
          CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED TABLE' ELSE 'TABLE' END, c.relname, %columns%,
          coalesce(' PARTITION BY ' || pg_get_partkeydef(c.oid), ''),
          coalesce(' USING ' || quote_ident(m.amname), ''),
          coalesce(' WITH (' || array_to_string(c.reloptions
            || (SELECT array_agg('toast.' || o) FROM unnest(t.reloptions) o), ', ') || ')', ''),
          coalesce(' TABLESPACE ' || quote_ident(s.spcname), ''))] || %settings%
      FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
      WHERE c.relnamespace = %schema_oid% AND c.relkind IN ('r', 'p')
      """
          .replace("%columns%", COLUMNS)
          .replace("%settings%", COLUMN_SETTINGS);

  private static final String PARENTS =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'parents of table ' || c.relname, array_agg(CASE
          WHEN c.relispartition THEN format('ALTER TABLE ONLY %s ATTACH PARTITION %I %s', i.inhparent::regclass, c.relname,
            pg_get_expr(c.relpartbound, c.oid))
          ELSE format('ALTER TABLE %I INHERIT %s', c.relname, i.inhparent::regclass) END ORDER BY i.inhseqno)
      FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
      WHERE c.relnamespace = %schema_oid% AND c.relkind IN ('r', 'p') GROUP BY c.oid
      """;

  private static final String DEFAULTS =
      """
      SELECT 'pg_attrdef'::regclass::oid, f.oid, format('default of %I.%I', c.relname, a.attname),
        ARRAY[format('ALTER TABLE %s%I ALTER COLUMN %I SET DEFAULT %s',
          CASE WHEN c.relkind = 'v' THEN '' ELSE 'ONLY ' END, c.relname, a.attname, pg_get_expr(f.adbin, f.adrelid))]
      FROM pg_attrdef f JOIN pg_class c ON c.oid = f.adrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.adnum
      WHERE c.relnamespace = %schema_oid% AND a.attgenerated = ''
      """;

  static final List<CatalogQuery> ALL =
      List.of(
          new CatalogQuery(Kind.SEQUENCE, SEQUENCES),
          new CatalogQuery(Kind.OWNED_SEQUENCE, OWNED_SEQUENCES),
          new CatalogQuery(Kind.TABLE, TABLES),
          new CatalogQuery(Kind.INHERITANCE, PARENTS),
          new CatalogQuery(Kind.DEFAULT, DEFAULTS));

  private TableQueries() {}
}
