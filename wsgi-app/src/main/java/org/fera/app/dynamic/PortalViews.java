package org.fera.app.dynamic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.app.database.Schemas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds out where the portal is: the coordinate system of its search index, and the box of what can
 * be found.
 */
@ApplicationScoped
class PortalViews {

  private static final String SYSTEM =
      """
      SELECT c.srid, coalesce(s.proj4text, '') AS proj4
      FROM geometry_columns c LEFT JOIN spatial_ref_sys s USING (srid)
      WHERE c.f_table_schema = :schema AND c.f_table_name = 'tsearch'
        AND c.f_geometry_column = 'the_geom'
      """;

  /** Of a part of a large index: it is the start of a map, no more. */
  private static final String BOX =
      """
      SELECT ST_XMin(box) AS x1, ST_YMin(box) AS y1, ST_XMax(box) AS x2, ST_YMax(box) AS y2
      FROM (SELECT ST_Extent(the_geom) AS box FROM (
        SELECT the_geom FROM <main>.tsearch WHERE public AND the_geom IS NOT NULL LIMIT 20000) part) boxes
      WHERE box IS NOT NULL
      """;

  private static final Duration AGE = Duration.ofMinutes(5);
  private static final double MARGIN = 0.05;

  private final Jdbi jdbi;
  private final String schema;
  private final AtomicReference<Kept> kept = new AtomicReference<>(Kept.NOTHING);

  private record Kept(PortalView view, Instant until) {
    static final Kept NOTHING = new Kept(PortalView.WORLD, Instant.EPOCH);
  }

  PortalViews(Jdbi jdbi, Schemas schemas) {
    this.jdbi = jdbi;
    this.schema = schemas.main().value();
  }

  PortalView current() {
    Kept before = kept.get();
    if (before.until().isAfter(Instant.now())) {
      return before.view();
    }
    PortalView view = read();
    kept.set(new Kept(view, Instant.now().plus(AGE)));
    return view;
  }

  /** Layer names of the search index. */
  List<String> searchGroups() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT layer_name FROM <main>.tsearch"
                        + " WHERE public AND layer_name IS NOT NULL ORDER BY 1")
                .mapTo(String.class)
                .list());
  }

  private PortalView read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SYSTEM)
                .bind("schema", schema)
                .map(
                    (row, context) ->
                        new PortalView(row.getInt("srid"), row.getString("proj4"), box(handle)))
                .findFirst()
                .filter(view -> !view.extent().isEmpty())
                .orElse(PortalView.WORLD));
  }

  private static List<Double> box(Handle handle) {
    return handle
        .createQuery(BOX)
        .map(
            (row, context) -> {
              double margin = Math.max(1, (row.getDouble("x2") - row.getDouble("x1")) * MARGIN);
              return List.of(
                  row.getDouble("x1") - margin,
                  row.getDouble("y1") - margin,
                  row.getDouble("x2") + margin,
                  row.getDouble("y2") + margin);
            })
        .findFirst()
        .orElse(List.of());
  }
}
