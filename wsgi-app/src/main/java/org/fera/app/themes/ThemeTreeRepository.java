package org.fera.app.themes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.app.ogc.OgcServer;
import org.fera.app.ogc.OgcServers;
import org.fera.app.rights.Caller;
import org.fera.app.rights.LayerRights;
import org.fera.app.rights.WmsNames;
import org.fera.app.themes.ThemeTree.DimensionRow;
import org.fera.app.themes.ThemeTree.FunctionalityRow;
import org.fera.app.themes.ThemeTree.GroupRow;
import org.fera.app.themes.ThemeTree.KindRow;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.fera.app.themes.ThemeTree.MetadataRow;
import org.fera.app.themes.ThemeTree.ServerRow;
import org.fera.app.themes.ThemeTree.ThemeRow;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads the tree: a fixed number of statements, however large it is, in one snapshot. */
@ApplicationScoped
class ThemeTreeRepository {

  private static final String THEMES =
      """
      SELECT theme.id, item.name, theme.icon, theme.public OR EXISTS (
          SELECT FROM <main>.restricted_role_theme r
          WHERE r.theme_id = theme.id AND r.role_id = :anonymous) AS is_public
      FROM <main>.theme JOIN <main>.treeitem item USING (id)
      WHERE (theme.public OR EXISTS (
          SELECT FROM <main>.restricted_role_theme r
          WHERE r.theme_id = theme.id AND r.role_id = ANY (:roles)))
        AND EXISTS (
          SELECT FROM <main>.interface_theme link JOIN <main>.interface i ON i.id = link.interface_id
          WHERE link.theme_id = theme.id AND i.name = :interface)
      ORDER BY theme.ordering, theme.id
      """;

  private static final String GROUPS =
      "SELECT id, item.name FROM <main>.layergroup JOIN <main>.treeitem item USING (id)";

  private static final String LAYERS =
      """
      SELECT layer.id, item.type, item.name, wms.ogc_server_id, wms.time_mode, wms.time_widget,
        coalesce(wms.layer, wmts.layer) AS layer, coalesce(wms.style, wmts.style, mvt.style) AS style,
        coalesce(wmts.url, cog.url) AS url, wmts.matrix_set, wmts.image_type, mvt.xyz,
        layer.geo_table, layer.exclude_properties,
        :known AND layer.geo_table IS NOT NULL AND EXISTS (
          SELECT FROM <main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          JOIN <main>.restrictionarea area ON area.id = restrictionarea_id
          WHERE l.layer_id = layer.id AND area.readwrite AND r.role_id = ANY (:roles)) AS editable,
        layer.public OR EXISTS (
          SELECT FROM <main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          WHERE l.layer_id = layer.id AND r.role_id = :anonymous) AS is_public
      FROM <main>.layer JOIN <main>.treeitem item USING (id)
      LEFT JOIN <main>.layer_wms wms USING (id)
      LEFT JOIN <main>.layer_wmts wmts USING (id)
      LEFT JOIN <main>.layer_vectortiles mvt USING (id)
      LEFT JOIN <main>.layer_cog cog USING (id)
      WHERE (layer.public OR EXISTS (
          SELECT FROM <main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          WHERE l.layer_id = layer.id AND r.role_id = ANY (:roles)))
        AND EXISTS (
          SELECT FROM <main>.interface_layer link JOIN <main>.interface i ON i.id = link.interface_id
          WHERE link.layer_id = layer.id AND i.name = :interface)
      """;

  private static final String KINDS =
      "SELECT id, item.type, wms.ogc_server_id FROM <main>.layer JOIN <main>.treeitem item USING (id)"
          + " LEFT JOIN <main>.layer_wms wms USING (id)";

  private static final String CHILDREN =
      "SELECT treegroup_id AS parent, treeitem_id AS child FROM <main>.layergroup_treeitem"
          + " ORDER BY treegroup_id, ordering, id";

  private static final String METADATA =
      "SELECT item_id, name, value FROM <main>.metadata ORDER BY name, id";

  private static final String DIMENSIONS =
      "SELECT layer_id, name, value, field FROM <main>.dimension ORDER BY name, id";

  private static final String FUNCTIONALITIES =
      "SELECT t.theme_id, f.name, f.value FROM <main>.theme_functionality t"
          + " JOIN <main>.functionality f ON f.id = t.functionality_id ORDER BY f.name, f.id";

  /** A row of layergroup_treeitem. */
  record Link(int parent, int child) {}

  private final Jdbi jdbi;
  private final OgcServers ogcServers;
  private final LayerRights rights;
  private final EditingRepository editing;

  ThemeTreeRepository(
      Jdbi jdbi, OgcServers ogcServers, LayerRights rights, EditingRepository editing) {
    this.jdbi = jdbi;
    this.ogcServers = ogcServers;
    this.rights = rights;
    this.editing = editing;
  }

  ThemeTree read(String interfaceName, Caller caller) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> read(handle, interfaceName, caller));
  }

  /** Names of all interfaces. */
  List<String> interfaces() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT name FROM <main>.interface ORDER BY name")
                .mapTo(String.class)
                .list());
  }

  /** Names of all groups of layers. */
  Set<String> groupNames() {
    return jdbi.withHandle(
        handle ->
            rows(handle.createQuery(GROUPS), GroupRow.class).stream()
                .map(GroupRow::name)
                .collect(toSet()));
  }

  private ThemeTree read(Handle handle, String interfaceName, Caller caller) {
    Map<Integer, LayerRow> layers =
        rows(bound(handle, LAYERS, interfaceName, caller), LayerRow.class).stream()
            .filter(row -> rights.isAllowed(caller, row.name()))
            .collect(toMap(LayerRow::id, row -> row));
    Map<Integer, List<MetadataRow>> metadata =
        rows(handle.createQuery(METADATA), MetadataRow.class).stream()
            .collect(groupingBy(MetadataRow::itemId));
    return new ThemeTree(
        rows(bound(handle, THEMES, interfaceName, caller), ThemeRow.class),
        rows(handle.createQuery(GROUPS), GroupRow.class).stream()
            .collect(toMap(GroupRow::id, row -> row)),
        layers,
        rows(handle.createQuery(KINDS), KindRow.class).stream()
            .collect(toMap(KindRow::id, row -> row)),
        rows(handle.createQuery(CHILDREN), Link.class).stream()
            .collect(groupingBy(Link::parent, mapping(Link::child, toList()))),
        metadata,
        rows(handle.createQuery(DIMENSIONS), DimensionRow.class).stream()
            .collect(groupingBy(DimensionRow::layerId)),
        rows(handle.createQuery(FUNCTIONALITIES), FunctionalityRow.class).stream()
            .collect(groupingBy(FunctionalityRow::themeId)),
        servers(handle, caller),
        editing.read(handle, layers.values(), metadata));
  }

  /** Servers that no WMS layer uses are not asked and not handed out. */
  private Map<Integer, ServerRow> servers(Handle handle, Caller caller) {
    List<OgcServer> used = ogcServers.used(handle);
    Map<Integer, WmsNames> names =
        rights.wmsNames(handle, caller, used.stream().map(OgcServer::id).toList());
    Map<Integer, ServerRow> servers = new LinkedHashMap<>();
    for (OgcServer server : used) {
      servers.put(server.id(), new ServerRow(server, names.get(server.id()).hidden()));
    }
    return servers;
  }

  private static Query bound(Handle handle, String sql, String interfaceName, Caller caller) {
    return handle
        .createQuery(sql)
        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
        .bind("interface", interfaceName)
        .bind("known", !caller.isAnonymous())
        .bind("anonymous", caller.anonymousRoleId())
        .bindArray("roles", Integer.class, caller.roleIds());
  }

  private static <T> List<T> rows(Query query, Class<T> type) {
    return query.map(ConstructorMapper.of(type)).list();
  }
}
