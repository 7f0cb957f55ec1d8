package org.fera.app.environments;

import java.util.ArrayList;
import java.util.List;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.CatalogNames;
import org.fera.app.environments.clone.References;
import org.fera.app.environments.clone.Stopped;
import org.jdbi.v3.core.Handle;

/**
 * What objects of other schemas have of one: views, foreign keys and the like follow an object, not
 * its name, so that after a swap they would look at the schema that was replaced. Their definitions
 * are read before the swap, where they say the name, and run after it, where the name means the new
 * schema. Functions whose body is text look up the name anew and need nothing.
 */
final class Dependants {

  private static final String FOUND =
      """
      WITH %objects%, outside AS (
        SELECT DISTINCT d.classid, d.objid, d.objsubid FROM pg_depend d
          JOIN objects r ON r.class = d.refclassid AND r.oid = d.refobjid
          JOIN pg_namespace n ON n.oid = r.schema
          LEFT JOIN objects o ON o.class = d.classid AND o.oid = d.objid
        WHERE n.nspname = :schema AND o.schema IS DISTINCT FROM r.schema AND d.deptype IN ('n', 'a', 'P', 'S')
          AND NOT (d.classid = 'pg_trigger'::regclass AND EXISTS (
            SELECT FROM pg_trigger t WHERE t.oid = d.objid AND t.tgisinternal))
          AND NOT (d.classid = 'pg_constraint'::regclass AND EXISTS (
            SELECT FROM pg_constraint k WHERE k.oid = d.objid AND k.conparentid <> 0))
          AND NOT (d.classid = 'pg_type'::regclass AND EXISTS (
            SELECT FROM pg_type t WHERE t.oid = d.objid AND t.typrelid <> 0)))
      """
          .replace("%objects%", References.OBJECTS);

  // Each kind that can be re-pointed: what to call it, what to lock, and the statements.
  private static final String REPOINTED =
      FOUND
          + """
      , repointed AS (
        SELECT x.classid, x.objid, c.oid::regclass AS locked, ARRAY[format('CREATE OR REPLACE VIEW %s%s AS %s',
            c.oid::regclass, coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
            pg_get_viewdef(c.oid))] AS statements
          FROM outside x JOIN pg_rewrite r ON x.classid = 'pg_rewrite'::regclass AND r.oid = x.objid
            JOIN pg_class c ON c.oid = r.ev_class WHERE c.relkind = 'v' AND r.rulename = '_RETURN'
        UNION ALL SELECT x.classid, x.objid, c.oid::regclass, ARRAY['CREATE OR REPLACE RULE'
            || substr(pg_get_ruledef(r.oid), length('CREATE RULE') + 1)]
          FROM outside x JOIN pg_rewrite r ON x.classid = 'pg_rewrite'::regclass AND r.oid = x.objid
            JOIN pg_class c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN' AND r.ev_enabled = 'O'
        UNION ALL SELECT x.classid, x.objid, k.conrelid::regclass, array_remove(ARRAY[
            format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname),
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)),
            format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass,
              obj_description(k.oid, 'pg_constraint'))], NULL)
          FROM outside x JOIN pg_constraint k ON x.classid = 'pg_constraint'::regclass AND k.oid = x.objid
          WHERE k.contype = 'f'
        UNION ALL SELECT x.classid, x.objid, f.adrelid::regclass, ARRAY[format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s',
            f.adrelid::regclass, a.attname, pg_get_expr(f.adbin, f.adrelid))]
          FROM outside x JOIN pg_attrdef f ON x.classid = 'pg_attrdef'::regclass AND f.oid = x.objid
            JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum WHERE a.attgenerated = ''
        UNION ALL SELECT x.classid, x.objid, t.tgrelid::regclass, ARRAY['CREATE OR REPLACE TRIGGER'
            || substr(pg_get_triggerdef(t.oid), length('CREATE TRIGGER') + 1)]
          FROM outside x JOIN pg_trigger t ON x.classid = 'pg_trigger'::regclass AND t.oid = x.objid
          WHERE t.tgconstraint = 0 AND t.tgparentid = 0 AND t.tgenabled = 'O'
        UNION ALL SELECT x.classid, x.objid, p.polrelid::regclass, ARRAY[format('ALTER POLICY %I ON %s%s%s', p.polname,
            p.polrelid::regclass, coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
            coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))]
          FROM outside x JOIN pg_policy p ON x.classid = 'pg_policy'::regclass AND p.oid = x.objid
        UNION ALL SELECT x.classid, x.objid, NULL, ARRAY[pg_get_functiondef(p.oid)]
          FROM outside x JOIN pg_proc p ON x.classid = 'pg_proc'::regclass AND p.oid = x.objid
          WHERE p.prosqlbody IS NOT NULL AND NOT EXISTS (
            SELECT FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE (t.oid = p.prorettype OR t.oid = ANY (p.proargtypes) OR t.oid = ANY (p.proallargtypes))
              AND n.nspname = :schema))
      SELECT x.classid, x.objid, pg_describe_object(x.classid, x.objid, 0) AS label, r.locked::text AS locked,
        r.statements
      FROM (SELECT DISTINCT classid, objid FROM outside) x LEFT JOIN repointed r USING (classid, objid) ORDER BY label
      """;

  /**
   * One object outside.
   *
   * @param label as PostgreSQL describes it
   * @param locked table or view whose readers have to wait, quoted; null for none
   * @param statements to run after the swap; null when it cannot be re-pointed
   */
  record Dependant(String label, String locked, List<String> statements) {}

  private Dependants() {}

  /** As {@link #of}, waiting for those who change them no longer than a few seconds. */
  static List<Dependant> soon(Handle handle, SchemaName schema) {
    handle.execute("SET LOCAL lock_timeout = '5s'");
    return of(handle, schema);
  }

  /** Those of a schema, by label; needs locks that wait for who changes them. */
  static List<Dependant> of(Handle handle, SchemaName schema) {
    handle.execute("SET LOCAL search_path = pg_catalog");
    return handle
        .createQuery(REPOINTED)
        .bind("schema", schema.value())
        .map(
            (row, context) ->
                new Dependant(
                    row.getString("label"),
                    row.getString("locked"),
                    row.getArray("statements") == null
                        ? null
                        : CatalogNames.texts(row.getArray("statements"))))
        .list();
  }

  /**
   * Refuses those that cannot be re-pointed.
   *
   * @throws Stopped naming them
   */
  static void refuse(SchemaName schema, List<Dependant> dependants) {
    List<String> left = new ArrayList<>();
    for (Dependant dependant : dependants) {
      if (dependant.statements() == null) {
        left.add(dependant.label());
      }
    }
    if (!left.isEmpty()) {
      throw new Stopped(
          "Objects of other schemas depend on %s and cannot be moved to its successor: %s."
              .formatted(schema, String.join(", ", left)));
    }
  }
}
