package org.fera.app.rights;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fera.app.extensions.Extensions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Which layers a caller may see: public ones, and those of a restriction area that one of the
 * caller's roles has. The area's geometry does not matter here; the map server cuts by it.
 */
@ApplicationScoped
public class LayerRights {

  private static final String NAMES =
      """
      SELECT wms.ogc_server_id AS server_id, item.name, wms.layer,
        layer.public OR EXISTS (
          SELECT FROM <main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          WHERE l.layer_id = layer.id AND r.role_id = ANY (:roles)) AS visible
      FROM <main>.layer_wms wms JOIN <main>.layer layer USING (id)
      JOIN <main>.treeitem item USING (id)
      WHERE wms.ogc_server_id = ANY (:servers)
      """;

  private static final String WRITABLE =
      """
      SELECT wms.ogc_server_id AS server_id, item.name, wms.layer, true AS visible
      FROM <main>.layer_wms wms JOIN <main>.treeitem item USING (id)
      WHERE wms.ogc_server_id = ANY (:servers) AND EXISTS (
        SELECT FROM <main>.layer_restrictionarea l
        JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
        JOIN <main>.restrictionarea a ON a.id = restrictionarea_id
        WHERE l.layer_id = wms.id AND r.role_id = ANY (:roles)
          AND a.readwrite AND (a.area IS NULL OR NOT :everywhere))
      """;

  private final Jdbi jdbi;
  private final Extensions extensions;

  LayerRights(Jdbi jdbi, Extensions extensions) {
    this.jdbi = jdbi;
    this.extensions = extensions;
  }

  /** Whether no extension keeps a layer, by its name in the tree, from a caller. */
  public boolean isAllowed(Caller caller, String layer) {
    return extensions.allow(caller.roleNames(), layer);
  }

  /** The WMS names of OGC servers that share an address. */
  public WmsNames wmsNames(Caller caller, Collection<Integer> serverIds) {
    return jdbi.withHandle(handle -> WmsNames.of(rows(handle, caller, serverIds)));
  }

  /** The names of each server, by its id, as the handle's transaction sees them. */
  public Map<Integer, WmsNames> wmsNames(
      Handle handle, Caller caller, Collection<Integer> serverIds) {
    return rows(handle, caller, serverIds).stream()
        .collect(groupingBy(WmsNames.Row::serverId, collectingAndThen(toList(), WmsNames::of)));
  }

  /**
   * The WMS names, in small letters, to which one of the caller's roles may write.
   *
   * @param everywhere true: only by an area without geometry
   */
  public Set<String> writable(Caller caller, Collection<Integer> serverIds, boolean everywhere) {
    List<WmsNames.Row> writable =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(WRITABLE)
                    .bindArray("roles", Integer.class, caller.roleIds())
                    .bindArray("servers", Integer.class, List.copyOf(serverIds))
                    .bind("everywhere", everywhere)
                    .map(ConstructorMapper.of(WmsNames.Row.class))
                    .list());
    return writable.stream()
        .filter(row -> isAllowed(caller, row.name()))
        .flatMap(row -> WmsNames.split(row.layer()).stream())
        .collect(Collectors.toSet());
  }

  private List<WmsNames.Row> rows(Handle handle, Caller caller, Collection<Integer> serverIds) {
    return handle
        .createQuery(NAMES)
        .bindArray("roles", Integer.class, caller.roleIds())
        .bindArray("servers", Integer.class, List.copyOf(serverIds))
        .map(ConstructorMapper.of(WmsNames.Row.class))
        .stream()
        .map(row -> row.visible() && !isAllowed(caller, row.name()) ? row.asHidden() : row)
        .toList();
  }
}
