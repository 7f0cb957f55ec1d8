package org.fera.app.environments.clone;

import java.util.List;

/** Comments, owners and grants, written last: an owner may lack the right to build. */
final class OwnershipQueries {

  // Not those that a range type brings.
  private static final String OWN =
      """
      NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')""";

  private static final String COMMENTS =
      """
      WITH schema AS (SELECT %schema_oid% AS oid), named AS (
        SELECT 'pg_class'::regclass AS class, c.oid, 0 AS sub, format('%s %I', CASE c.relkind WHEN 'v' THEN 'VIEW'
            WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' WHEN 'i' THEN 'INDEX'
            WHEN 'I' THEN 'INDEX' ELSE 'TABLE' END, c.relname) AS name
          FROM pg_class c, schema WHERE c.relnamespace = schema.oid
        UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, format('COLUMN %I.%I', c.relname, a.attname)
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped, schema
          WHERE c.relnamespace = schema.oid
        UNION ALL SELECT 'pg_type'::regclass, t.oid, 0, format('%s %I', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE'
            END, t.typname) FROM pg_type t, schema WHERE t.typnamespace = schema.oid
        UNION ALL SELECT 'pg_proc'::regclass, p.oid, 0, format('ROUTINE %I(%s)', p.proname,
            pg_get_function_identity_arguments(p.oid)) FROM pg_proc p, schema WHERE p.pronamespace = schema.oid
        UNION ALL SELECT 'pg_constraint'::regclass, k.oid, 0, format('CONSTRAINT %I ON %s%s', k.conname,
            CASE WHEN k.contypid <> 0 THEN 'DOMAIN ' ELSE '' END,
            CASE WHEN k.contypid <> 0 THEN k.contypid::regtype::text ELSE k.conrelid::regclass::text END)
          FROM pg_constraint k, schema WHERE k.connamespace = schema.oid
        UNION ALL SELECT 'pg_trigger'::regclass, t.oid, 0, format('TRIGGER %I ON %I', t.tgname, c.relname)
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, schema WHERE c.relnamespace = schema.oid
        UNION ALL SELECT 'pg_rewrite'::regclass, r.oid, 0, format('RULE %I ON %I', r.rulename, c.relname)
          FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class, schema WHERE c.relnamespace = schema.oid
        UNION ALL SELECT 'pg_policy'::regclass, p.oid, 0, format('POLICY %I ON %I', p.polname, c.relname)
          FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid, schema WHERE c.relnamespace = schema.oid
        UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, 0, format('STATISTICS %I', s.stxname)
          FROM pg_statistic_ext s, schema WHERE s.stxnamespace = schema.oid)
      SELECT format('COMMENT ON %s IS %L', n.name, d.description)
      FROM named n JOIN pg_description d ON d.classoid = n.class AND d.objoid = n.oid AND d.objsubid = n.sub
      """;

  // Sequences of columns follow their tables; indexes and row types have no owner of their own.
  private static final String OWNERS =
      """
      WITH schema AS (SELECT %schema_oid% AS oid), owned AS (
        SELECT format('%s %I', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, c.relname) AS name, c.relowner AS owner
          FROM pg_class c, schema WHERE c.relnamespace = schema.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'c')
            AND NOT (c.relkind = 'S' AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
              AND d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass))
        UNION ALL SELECT format('TYPE %I', t.typname), t.typowner
          FROM pg_type t, schema WHERE t.typnamespace = schema.oid AND t.typtype IN ('e', 'd', 'r')
        UNION ALL SELECT format('ROUTINE %I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), p.proowner
          FROM pg_proc p, schema WHERE p.pronamespace = schema.oid AND %own%
        UNION ALL SELECT format('STATISTICS %I', s.stxname), s.stxowner
          FROM pg_statistic_ext s, schema WHERE s.stxnamespace = schema.oid)
      SELECT format('ALTER %s OWNER TO %I', o.name, pg_get_userbyid(o.owner))
      FROM owned o JOIN pg_roles me ON me.rolname = current_user WHERE o.owner <> me.oid
      """
          .replace("%own%", OWN);

  // Nothing to do for an object without grants, unless this role's default privileges would give it
  // some.
  private static final String GRANTS =
      """
      WITH schema AS (SELECT %schema_oid% AS oid), me AS (SELECT oid FROM pg_roles WHERE rolname = current_user),
      strangers AS (
        SELECT DISTINCT x.grantee FROM pg_default_acl a JOIN me ON me.oid = a.defaclrole, aclexplode(a.defaclacl) x
        WHERE a.defaclnamespace = 0),
      granted AS (
        SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END || format(' %I', c.relname) AS name, '' AS columns,
            c.relacl AS acl, CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END AS type, c.relowner AS owner
          FROM pg_class c, schema WHERE c.relnamespace = schema.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        UNION ALL SELECT format('TABLE %I', c.relname), format(' (%I)', a.attname), a.attacl, 'c', c.relowner
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped, schema
          WHERE c.relnamespace = schema.oid AND a.attacl IS NOT NULL
        UNION ALL SELECT format('TYPE %I', t.typname), '', t.typacl, 'T', t.typowner
          FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid, schema WHERE t.typnamespace = schema.oid
            AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
        UNION ALL SELECT format('ROUTINE %I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), '', p.proacl,
            'f', p.proowner FROM pg_proc p, schema WHERE p.pronamespace = schema.oid AND %own%
        UNION ALL SELECT 'SCHEMA %schema%', '', n.nspacl, 'n', n.nspowner FROM pg_namespace n, schema
          WHERE n.oid = schema.oid),
      cared AS (SELECT *, coalesce(acl, acldefault(type, owner)) AS full_acl FROM granted
        WHERE acl IS NOT NULL OR EXISTS (SELECT FROM strangers))
      SELECT statement FROM (
        SELECT 1 AS step, format('REVOKE ALL%s ON %s FROM %s', c.columns, c.name,
            CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.grantee)) END) AS statement
        FROM cared c, LATERAL (SELECT 0 AS grantee UNION SELECT c.owner UNION SELECT grantee FROM strangers) r
        WHERE c.type <> 'c'
        UNION ALL
        SELECT 2, format('GRANT %s ON %s TO %s%s', string_agg(x.privilege_type || c.columns, ', '), c.name,
          CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,
          CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM cared c, aclexplode(c.full_acl) x GROUP BY c.name, c.columns, x.grantee, x.is_grantable) steps
      ORDER BY step
      """
          .replace("%own%", OWN);

  private static final String DEFAULT_PRIVILEGES =
      """
      SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %schema% GRANT %s ON %s TO %s%s',
        pg_get_userbyid(a.defaclrole), string_agg(x.privilege_type, ', '), CASE a.defaclobjtype WHEN 'r' THEN 'TABLES'
          WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES' WHEN 'T' THEN 'TYPES' END,
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_default_acl a, aclexplode(a.defaclacl) x WHERE a.defaclnamespace = %schema_oid%
      GROUP BY a.oid, a.defaclrole, a.defaclobjtype, x.grantee, x.is_grantable
      """;

  private static final String OF_SCHEMA =
      """
      SELECT statement FROM (
        SELECT format('COMMENT ON SCHEMA %schema% IS %L', d.description) AS statement FROM pg_description d
        WHERE d.classoid = 'pg_namespace'::regclass AND d.objoid = %schema_oid%
        UNION ALL SELECT format('ALTER SCHEMA %schema% OWNER TO %I', pg_get_userbyid(n.nspowner))
        FROM pg_namespace n WHERE n.oid = %schema_oid% AND pg_get_userbyid(n.nspowner) <> current_user) x
      """;

  /** Each answers statements; {@code %schema%} stands for the new schema's quoted name. */
  static final List<String> ALL = List.of(COMMENTS, OWNERS, GRANTS, DEFAULT_PRIVILEGES, OF_SCHEMA);

  private OwnershipQueries() {}
}
