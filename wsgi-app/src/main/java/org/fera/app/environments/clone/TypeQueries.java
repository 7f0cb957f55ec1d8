package org.fera.app.environments.clone;

import java.util.List;

/** Enumerations, composite types, domains and ranges. */
final class TypeQueries {

  private static final String ENUMS =
      """
      SELECT 'pg_type'::regclass::oid, t.oid, 'type ' || t.typname, ARRAY[format('CREATE TYPE %I AS ENUM (%s)', t.typname,
        (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))]
      FROM pg_type t WHERE t.typnamespace = %schema_oid% AND t.typtype = 'e'
      """;

  private static final String COMPOSITES =
      """
      SELECT 'pg_type'::regclass::oid, t.oid, 'type ' || t.typname, ARRAY[format('CREATE TYPE %I AS (%s)', t.typname,
        (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
            || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END,
            ', ' ORDER BY a.attnum)
         FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))]
      FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
      WHERE t.typnamespace = %schema_oid%
      """;

  private static final String DOMAINS =
      """
      SELECT 'pg_type'::regclass::oid, t.oid, 'domain ' || t.typname, ARRAY[format('CREATE DOMAIN %I AS %s', t.typname,
          format_type(t.typbasetype, t.typtypmod))
        || CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END
        || coalesce(' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), '')
        || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END]
      FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype
      WHERE t.typnamespace = %schema_oid% AND t.typtype = 'd'
      """;

  private static final String DOMAIN_CHECKS =
      """
      SELECT 'pg_constraint'::regclass::oid, k.oid, format('constraint %I of domain %I', k.conname, t.typname),
        ARRAY[format('ALTER DOMAIN %I ADD CONSTRAINT %I %s', t.typname, k.conname, pg_get_constraintdef(k.oid))]
      FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid
      WHERE t.typnamespace = %schema_oid% AND k.contype = 'c'
      """;

  private static final String RANGES =
      """
      SELECT 'pg_type'::regclass::oid, t.oid, 'type ' || t.typname, ARRAY[format(
        'CREATE TYPE %I AS RANGE (SUBTYPE = %s, SUBTYPE_OPCLASS = %I.%I, MULTIRANGE_TYPE_NAME = %I%s%s)',
        t.typname, format_type(r.rngsubtype, NULL), n.nspname, o.opcname, m.typname,
        CASE WHEN r.rngcollation <> 0 THEN ', COLLATION = ' || r.rngcollation::regcollation ELSE '' END,
        CASE WHEN r.rngsubdiff::oid <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc ELSE '' END)]
      FROM pg_type t JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_type m ON m.oid = r.rngmultitypid
        JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace n ON n.oid = o.opcnamespace
      WHERE t.typnamespace = %schema_oid%
      """;

  static final List<CatalogQuery> ALL =
      List.of(
          new CatalogQuery(Kind.TYPE, ENUMS),
          new CatalogQuery(Kind.TYPE, COMPOSITES),
          new CatalogQuery(Kind.TYPE, DOMAINS),
          new CatalogQuery(Kind.DOMAIN_CHECK, DOMAIN_CHECKS),
          new CatalogQuery(Kind.TYPE, RANGES));

  private TypeQueries() {}
}
