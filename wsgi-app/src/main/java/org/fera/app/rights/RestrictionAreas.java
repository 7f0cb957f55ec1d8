package org.fera.app.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Where a caller may see what is not public: the union of the areas that one of the caller's roles
 * has for a layer. An area without geometry is everywhere.
 */
@ApplicationScoped
public class RestrictionAreas {

  private static final String LIMITS =
      """
      SELECT wms.layer, layer.id, layer.public OR bool_or(a.id IS NOT NULL AND a.area IS NULL)
        AS everywhere
      FROM <main>.layer_wms wms JOIN <main>.layer layer USING (id)
      LEFT JOIN (<main>.layer_restrictionarea l
          JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
          JOIN <main>.restrictionarea a ON a.id = restrictionarea_id)
        ON l.layer_id = layer.id AND r.role_id = ANY (:roles)
      WHERE wms.ogc_server_id = ANY (:servers) AND (layer.public OR a.id IS NOT NULL)
      GROUP BY wms.layer, layer.id, layer.public
      """;

  private static final String AREA =
      """
      SELECT ST_Union(ST_MakeValid(a.area)) AS area FROM <main>.restrictionarea a
      WHERE a.id IN (SELECT l.restrictionarea_id FROM <main>.layer_restrictionarea l
        JOIN <main>.role_restrictionarea r USING (restrictionarea_id)
        WHERE l.layer_id = ANY (:layers) AND r.role_id = ANY (:roles))
      """;

  private static final String WITHIN_BOX =
      "SELECT ST_AsGeoJSON(ST_CollectionExtract(ST_Intersection(ST_Transform(area, :srid),"
          + " ST_MakeEnvelope(:minX, :minY, :maxX, :maxY, :srid)), 3)) FROM ("
          + AREA
          + ") u WHERE area IS NOT NULL";

  private static final String HOLDS_POINT =
      "SELECT coalesce(ST_Intersects(area, ST_Transform(ST_SetSRID(ST_MakePoint(:x, :y), :srid),"
          + " ST_SRID(area))), false) FROM ("
          + AREA
          + ") u";

  private static final String HELD_GML = held("ST_GeomFromGML(g.text, ST_SRID(area))");
  private static final String HELD_GEOJSON = held("ST_SetSRID(ST_GeomFromGeoJSON(g.text), 4326)");

  /** A layer row: its comma-separated WMS names. */
  record Row(String layer, int id, boolean everywhere) {}

  private final Jdbi jdbi;

  RestrictionAreas(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The WMS names of servers that the caller may not see everywhere, in small letters, each with
   * the ids of its layers. A name that a layer without limit has too has none.
   */
  public Map<String, Set<Integer>> limits(Caller caller, Collection<Integer> servers) {
    Map<String, Set<Integer>> limits = new HashMap<>();
    Set<String> free = new HashSet<>();
    for (Row row : rows(caller, servers)) {
      for (String name : names(row.layer())) {
        if (row.everywhere()) {
          free.add(name);
        } else {
          limits.computeIfAbsent(name, absent -> new HashSet<>()).add(row.id());
        }
      }
    }
    limits.keySet().removeAll(free);
    return limits;
  }

  /**
   * The part of the layers' areas that lies in a box, as GeoJSON in the box's coordinate system;
   * empty when there is none.
   *
   * @param box minX, minY, maxX, maxY; x is east
   */
  public Optional<String> within(Caller caller, Set<Integer> layers, double[] box, int srid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITHIN_BOX)
                .bindArray("layers", Integer.class, List.copyOf(layers))
                .bindArray("roles", Integer.class, caller.roleIds())
                .bind("minX", box[0])
                .bind("minY", box[1])
                .bind("maxX", box[2])
                .bind("maxY", box[3])
                .bind("srid", srid)
                .mapTo(String.class)
                .findOne());
  }

  /** Whether the layers' areas hold a point. */
  public boolean hold(Caller caller, Set<Integer> layers, double x, double y, int srid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HOLDS_POINT)
                .bindArray("layers", Integer.class, List.copyOf(layers))
                .bindArray("roles", Integer.class, caller.roleIds())
                .bind("x", x)
                .bind("y", y)
                .bind("srid", srid)
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Which of the geometries the layers' areas hold wholly.
   *
   * @param gml geometries in GML; one without a coordinate system has that of the areas
   * @return indexes of the list
   */
  public Set<Integer> held(Caller caller, Set<Integer> layers, List<String> gml) {
    return held(HELD_GML, caller, layers, gml);
  }

  /**
   * The same for geometries in GeoJSON, longitude first.
   *
   * @return indexes of the list
   */
  public Set<Integer> heldGeoJson(Caller caller, Set<Integer> layers, List<String> geometries) {
    return held(HELD_GEOJSON, caller, layers, geometries);
  }

  private static String held(String geometry) {
    return "SELECT (g.place - 1)::integer FROM unnest(:geometries) WITH ORDINALITY g (text, place), ("
        + AREA
        + ") u WHERE ST_Contains(area, ST_Transform("
        + geometry
        + ", ST_SRID(area)))";
  }

  private Set<Integer> held(
      String query, Caller caller, Set<Integer> layers, List<String> geometries) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(query)
                .bindArray("layers", Integer.class, List.copyOf(layers))
                .bindArray("roles", Integer.class, caller.roleIds())
                .bindArray("geometries", String.class, geometries)
                .mapTo(Integer.class)
                .set());
  }

  /**
   * Whether a coordinate system's first axis points north, so that WMS 1.3.0 has boxes the other
   * way round; empty when the system is not known.
   */
  public Optional<Boolean> isNorthFirst(int srid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT proj4text LIKE '%longlat%' OR substring(srtext FROM 'AXIS[^,]*,([A-Z]+)')
                      IS NOT DISTINCT FROM 'NORTH'
                    FROM spatial_ref_sys WHERE srid = :srid
                    """)
                .bind("srid", srid)
                .mapTo(Boolean.class)
                .findOne());
  }

  private List<Row> rows(Caller caller, Collection<Integer> servers) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIMITS)
                .bindArray("roles", Integer.class, caller.roleIds())
                .bindArray("servers", Integer.class, List.copyOf(servers))
                .map(ConstructorMapper.of(Row.class))
                .list());
  }

  private static List<String> names(String layer) {
    return Arrays.stream(layer.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
