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
      SELECT wms.ogc_server_id AS server_id, wms.layer,
        layer.public OR EXISTS (
          SELECT FROM <main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          WHERE l.layer_id = layer.id AND r.role_id = ANY (:roles)) AS visible
      FROM <main>.layer_wms wms JOIN <main>.layer layer USING (id)
      WHERE wms.ogc_server_id = ANY (:servers)
      """;

  private static final String WRITABLE =
      """
      SELECT wms.layer FROM <main>.layer_wms wms
      WHERE wms.ogc_server_id = ANY (:servers) AND EXISTS (
        SELECT FROM <main>.layer_restrictionarea l
        JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
        JOIN <main>.restrictionarea a ON a.id = restrictionarea_id
        WHERE l.layer_id = wms.id AND r.role_id = ANY (:roles)
          AND a.readwrite AND (a.area IS NULL OR NOT :everywhere))
      """;

  private final Jdbi jdbi;

  LayerRights(Jdbi jdbi) {
    this.jdbi = jdbi;
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
    List<String> writable =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(WRITABLE)
                    .bindArray("roles", Integer.class, caller.roleIds())
                    .bindArray("servers", Integer.class, List.copyOf(serverIds))
                    .bind("everywhere", everywhere)
                    .mapTo(String.class)
                    .list());
    return writable.stream()
        .flatMap(layer -> WmsNames.split(layer).stream())
        .collect(Collectors.toSet());
  }

  private static List<WmsNames.Row> rows(
      Handle handle, Caller caller, Collection<Integer> serverIds) {
    return handle
        .createQuery(NAMES)
        .bindArray("roles", Integer.class, caller.roleIds())
        .bindArray("servers", Integer.class, List.copyOf(serverIds))
        .map(ConstructorMapper.of(WmsNames.Row.class))
        .list();
  }
}
