package org.fera.app.environments.clone;

import java.util.List;

/** Checks, keys, indexes, foreign keys and extended statistics. */
final class ConstraintQueries {

  // A check that a child has only from its parent comes with the parent's.
  private static final String CHECKS =
      """
      SELECT 'pg_constraint'::regclass::oid, k.oid, format('constraint %I of table %I', k.conname, c.relname),
        ARRAY[format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))]
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace = %schema_oid% AND k.contype = 'c' AND k.conislocal AND (k.coninhcount > 0) = %merged%
      """;

  private static final String KEYS =
      """
      SELECT 'pg_constraint'::regclass::oid, k.oid, format('constraint %I of table %I', k.conname, c.relname),
        ARRAY[format('ALTER TABLE ONLY %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))]
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace = %schema_oid% AND k.contype IN ('p', 'u', 'x')
      """;

  private static final String INDEXES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'index ' || c.relname, ARRAY[pg_get_indexdef(c.oid, 0, true)] || (
        SELECT coalesce(array_agg(format('ALTER INDEX %I ALTER COLUMN %s SET STATISTICS %s', c.relname, a.attnum,
          a.attstattarget)), '{}') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0)
      FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
      WHERE c.relnamespace = %schema_oid% AND NOT EXISTS (
        SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
      """;

  private static final String INDEX_PARTITIONS =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'partition ' || c.relname,
        ARRAY[format('ALTER INDEX %s ATTACH PARTITION %I', i.inhparent::regclass, c.relname)]
      FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
      WHERE c.relnamespace = %schema_oid% AND c.relkind IN ('i', 'I')
      """;

  private static final String INDEX_USES =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'index ' || c.relname, array_remove(ARRAY[
        CASE WHEN i.indisclustered THEN format('ALTER TABLE %I CLUSTER ON %I', t.relname, c.relname) END,
        CASE WHEN i.indisreplident
          THEN format('ALTER TABLE ONLY %I REPLICA IDENTITY USING INDEX %I', t.relname, c.relname) END], NULL)
      FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
      WHERE c.relnamespace = %schema_oid% AND (i.indisclustered OR i.indisreplident)
      """;

  // Those of partitions come with the partitioned table's.
  private static final String FOREIGN_KEYS =
      """
      SELECT 'pg_constraint'::regclass::oid, k.oid, format('constraint %I of table %I', k.conname, c.relname),
        ARRAY[format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid))]
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace = %schema_oid% AND k.contype = 'f' AND k.conparentid = 0
      """;

  private static final String STATISTICS =
      """
      SELECT 'pg_statistic_ext'::regclass::oid, s.oid, 'statistics ' || s.stxname, array_remove(ARRAY[
        format('CREATE STATISTICS %I%s ON %s FROM %s', s.stxname, coalesce((
            SELECT ' (' || string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END, ', ')
              || ')' FROM unnest(s.stxkind) k WHERE k <> 'e'), ''),
          pg_get_statisticsobjdef_columns(s.oid), s.stxrelid::regclass),
        CASE WHEN s.stxstattarget >= 0
          THEN format('ALTER STATISTICS %I SET STATISTICS %s', s.stxname, s.stxstattarget) END], NULL)
      FROM pg_statistic_ext s WHERE s.stxnamespace = %schema_oid%
      """;

  static final List<CatalogQuery> ALL =
      List.of(
          new CatalogQuery(Kind.MERGED_CHECK, CHECKS.replace("%merged%", "true")),
          new CatalogQuery(Kind.CHECK, CHECKS.replace("%merged%", "false")),
          new CatalogQuery(Kind.KEY, KEYS),
          new CatalogQuery(Kind.INDEX, INDEXES),
          new CatalogQuery(Kind.INDEX_PARTITION, INDEX_PARTITIONS),
          new CatalogQuery(Kind.TABLE_INDEX_USE, INDEX_USES),
          new CatalogQuery(Kind.FOREIGN_KEY, FOREIGN_KEYS),
          new CatalogQuery(Kind.STATISTICS, STATISTICS));

  private ConstraintQueries() {}
}
