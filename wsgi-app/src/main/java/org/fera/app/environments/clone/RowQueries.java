package org.fera.app.environments.clone;

import java.util.List;

/** Rows and the values of sequences, copied inside the server. */
final class RowQueries {

  // Types of the schema itself have twins in the copy, between which PostgreSQL casts only by text.
  private static final String ROWS =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'rows of table ' || c.relname, ARRAY[
        format('INSERT INTO %I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM ONLY %I.%I', c.relname,
          string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
          string_agg(CASE WHEN coalesce(e.typnamespace, y.typnamespace) = c.relnamespace
            THEN format('%I::pg_catalog.text::%s', a.attname, format_type(a.atttypid, a.atttypmod))
            ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum), n.nspname, c.relname)]
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typcategory = 'A'
      WHERE n.oid = %schema_oid% AND c.relkind = 'r' GROUP BY c.oid, n.nspname
      """;

  private static final String SEQUENCE_VALUES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'value of sequence ' || c.relname, ARRAY[
        format('SELECT pg_catalog.setval(%L, last_value, is_called) FROM %I.%I', quote_ident(c.relname), n.nspname, c.relname)]
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.oid = %schema_oid% AND c.relkind = 'S'
      """;

  static final List<CatalogQuery> ALL =
      List.of(
          new CatalogQuery(Kind.ROWS, ROWS),
          new CatalogQuery(Kind.SEQUENCE_VALUE, SEQUENCE_VALUES));

  private RowQueries() {}
}
