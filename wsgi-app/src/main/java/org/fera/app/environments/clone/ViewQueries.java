package org.fera.app.environments.clone;

import java.util.List;

/** Views, materialised views, and what is set off by changes or keeps rows from readers. */
final class ViewQueries {

  private static final String VIEWS =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'view ' || c.relname, ARRAY[format('CREATE VIEW %I%s AS %s', c.relname,
        coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid))]
      FROM pg_class c WHERE c.relnamespace = %schema_oid% AND c.relkind = 'v'
      """;

  private static final String MATERIALIZED_VIEWS =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'materialized view ' || c.relname, ARRAY[
        format('CREATE MATERIALIZED VIEW %I USING %I%s%s AS %s WITH %s', c.relname, m.amname,
          coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
          coalesce(' TABLESPACE ' || quote_ident(s.spcname), ''), rtrim(pg_get_viewdef(c.oid), ';'),
          CASE WHEN c.relispopulated THEN 'DATA' ELSE 'NO DATA' END)]
      FROM pg_class c JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
      WHERE c.relnamespace = %schema_oid% AND c.relkind = 'm'
      """;

  // Those of partitions come with the partitioned table's.
  private static final String TRIGGERS =
      """
      SELECT 'pg_trigger'::regclass::oid, t.oid, format('trigger %I of %I', t.tgname, c.relname), array_remove(ARRAY[
        pg_get_triggerdef(t.oid, true), CASE WHEN t.tgenabled <> 'O' THEN format('ALTER TABLE %I %s TRIGGER %I', c.relname,
          CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname)
        END], NULL)
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = %schema_oid% AND NOT t.tgisinternal AND t.tgparentid = 0
      """;

  private static final String RULES =
      """
      SELECT 'pg_rewrite'::regclass::oid, r.oid, format('rule %I of %I', r.rulename, c.relname), array_remove(ARRAY[
        pg_get_ruledef(r.oid, true), CASE WHEN r.ev_enabled <> 'O' THEN format('ALTER TABLE %I %s RULE %I', c.relname,
          CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
        END], NULL)
      FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE c.relnamespace = %schema_oid% AND r.rulename <> '_RETURN'
      """;

  private static final String POLICIES =
      """
      SELECT 'pg_policy'::regclass::oid, p.oid, format('policy %I of %I', p.polname, c.relname), ARRAY[
        format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s', p.polname, c.relname,
          CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
          CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
            ELSE 'ALL' END,
          (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ')
           FROM unnest(p.polroles) r),
          coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
          coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))]
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE c.relnamespace = %schema_oid%
      """;

  private static final String ROW_SECURITY =
      """
      SELECT 'pg_class'::regclass::oid, c.oid, 'row level security of ' || c.relname, array_remove(ARRAY[
        CASE WHEN c.relrowsecurity THEN format('ALTER TABLE ONLY %I ENABLE ROW LEVEL SECURITY', c.relname) END,
        CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE ONLY %I FORCE ROW LEVEL SECURITY', c.relname) END], NULL)
      FROM pg_class c
      WHERE c.relnamespace = %schema_oid% AND (c.relrowsecurity OR c.relforcerowsecurity)
      """;

  static final List<CatalogQuery> ALL =
      List.of(
          new CatalogQuery(Kind.VIEW, VIEWS),
          new CatalogQuery(Kind.MATERIALIZED_VIEW, MATERIALIZED_VIEWS),
          new CatalogQuery(Kind.TRIGGER, TRIGGERS),
          new CatalogQuery(Kind.RULE, RULES),
          new CatalogQuery(Kind.POLICY, POLICIES),
          new CatalogQuery(Kind.ROW_SECURITY, ROW_SECURITY));

  private ViewQueries() {}
}
