package org.fera.app.environments.diff;

import java.util.List;

/**
 * The things of a portal. Each query answers kind, id, name and values as a JSON object of texts,
 * and, for what is in the tree, parents as a JSON object of positions.
 */
final class ThingQueries {

  private static final String NAMED = "(SELECT string_agg(%s, ', ' ORDER BY %s) FROM %s)";

  private static String named(String name, String from) {
    return NAMED.formatted(name, name, from);
  }

  private static final String METADATA =
      """
      coalesce((SELECT jsonb_object_agg('metadata ' || m.name, m.value) FROM (SELECT name,
        string_agg(coalesce(value, ''), ', ' ORDER BY value) AS value FROM <s>.metadata WHERE item_id = i.id GROUP BY name) m),
        '{}')
      """;

  private static final String PARENTS =
      """
      coalesce((SELECT jsonb_object_agg(p.type || ' ' || p.name, l.ordering) FROM <s>.layergroup_treeitem l
        JOIN <s>.treeitem p ON p.id = l.treegroup_id WHERE l.treeitem_id = i.id), '{}')
      """;

  private static final String INTERFACES =
      "SELECT 'interface', id, name, jsonb_build_object('description', description), '{}' FROM <s>.interface";

  private static final String THEMES =
      """
      SELECT 'theme', i.id, i.name, jsonb_build_object('description', i.description, 'position', t.ordering, 'public',
        t.public, 'icon', t.icon, 'interfaces', %s, 'functionalities', %s, 'roles', %s) || %s, '{}'
      FROM <s>.theme t JOIN <s>.treeitem i ON i.id = t.id
      """
          .formatted(
              named(
                  "n.name",
                  "<s>.interface_theme x JOIN <s>.interface n ON n.id = x.interface_id WHERE x.theme_id = i.id"),
              named(
                  "n.name || '=' || n.value",
                  "<s>.theme_functionality x JOIN <s>.functionality n ON n.id = x.functionality_id WHERE x.theme_id = i.id"),
              named(
                  "n.name",
                  "<s>.restricted_role_theme x JOIN <s>.role n ON n.id = x.role_id WHERE x.theme_id = i.id"),
              METADATA);

  private static final String GROUPS =
      """
      SELECT 'group', i.id, i.name, jsonb_build_object('description', i.description) || %s, %s
      FROM <s>.layergroup g JOIN <s>.treeitem i ON i.id = g.id
      """
          .formatted(METADATA, PARENTS);

  // The tables of the kinds of layers, without what is told by name.
  private static final String LAYERS =
      """
      SELECT 'layer', i.id, i.name, jsonb_build_object('description', i.description, 'public', l.public, 'type', i.type,
          'editing table', l.geo_table, 'excluded properties', l.exclude_properties, 'OGC server', s.name,
          'interfaces', %s, 'restriction areas', %s, 'dimensions', %s)
        || coalesce(to_jsonb(w) - 'id' - 'ogc_server_id' - 'valid' - 'invalid_reason', to_jsonb(m) - 'id',
          to_jsonb(v) - 'id', to_jsonb(c) - 'id', '{}') || %s, %s
      FROM <s>.layer l JOIN <s>.treeitem i ON i.id = l.id
        LEFT JOIN <s>.layer_wms w ON w.id = l.id LEFT JOIN <s>.ogc_server s ON s.id = w.ogc_server_id
        LEFT JOIN <s>.layer_wmts m ON m.id = l.id LEFT JOIN <s>.layer_vectortiles v ON v.id = l.id
        LEFT JOIN <s>.layer_cog c ON c.id = l.id
      """
          .formatted(
              named(
                  "n.name",
                  "<s>.interface_layer x JOIN <s>.interface n ON n.id = x.interface_id WHERE x.layer_id = i.id"),
              named(
                  "n.name",
                  "<s>.layer_restrictionarea x JOIN <s>.restrictionarea n ON n.id = x.restrictionarea_id WHERE x.layer_id = i.id"),
              named(
                  "concat(n.name, '=', n.value, ' ', n.field)",
                  "<s>.dimension n WHERE n.layer_id = i.id"),
              METADATA,
              PARENTS);

  private static final String SERVERS =
      "SELECT 'OGC server', id, name, to_jsonb(s) - 'id' - 'name', '{}' FROM <s>.ogc_server s";

  private static final String ROLES =
      """
      SELECT 'role', r.id, r.name, jsonb_build_object('description', r.description, 'extent', ST_AsText(r.extent),
        'functionalities', %s, 'restriction areas', %s), '{}' FROM <s>.role r
      """
          .formatted(
              named(
                  "n.name || '=' || n.value",
                  "<s>.role_functionality x JOIN <s>.functionality n ON n.id = x.functionality_id WHERE x.role_id = r.id"),
              named(
                  "n.name",
                  "<s>.role_restrictionarea x JOIN <s>.restrictionarea n ON n.id = x.restrictionarea_id WHERE x.role_id = r.id"));

  private static final String FUNCTIONALITIES =
      """
      SELECT 'functionality', id, name, jsonb_build_object('value', value, 'description', description), '{}'
      FROM <s>.functionality
      """;

  // An area is told by a mark of its geometry: its text is of no use to a reader.
  private static final String AREAS =
      """
      SELECT 'restriction area', id, name, jsonb_build_object('description', description, 'read and write', readwrite,
        'area', CASE WHEN area IS NULL THEN 'everywhere' ELSE format('%s m2, %s points, %s', round(ST_Area(area)),
          ST_NPoints(area), left(md5(ST_AsBinary(area)), 8)) END), '{}' FROM <s>.restrictionarea
      """;

  /** {@code <s>} stands for the schema. */
  static final List<String> ALL =
      List.of(INTERFACES, THEMES, GROUPS, LAYERS, SERVERS, ROLES, FUNCTIONALITIES, AREAS);

  private ThingQueries() {}
}
