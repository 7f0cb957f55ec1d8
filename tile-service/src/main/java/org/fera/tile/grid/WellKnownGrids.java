package org.fera.tile.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grids that every client knows: OGC 17-083r4 annex D, scale sets of OGC 07-057r7 annex E. */
public final class WellKnownGrids {

  private static final double MERCATOR_EDGE = 20037508.3427892480;
  private static final double MERCATOR_COARSEST = 156543.03392804097;
  private static final int MERCATOR_LEVELS = 25;
  private static final double CRS84_COARSEST = 0.703125;
  private static final int CRS84_LEVELS = 23;
  private static final int TILE_SIZE = 256;

  private WellKnownGrids() {}

  /** The built-in grids by id; a configuration may not redefine them. */
  public static Map<String, Grid> byId() {
    return Stream.of(webMercatorQuad(), worldCrs84Quad(), worldMercatorWgs84Quad())
        .collect(Collectors.toUnmodifiableMap(Grid::id, grid -> grid));
  }

  private static Grid webMercatorQuad() {
    return Grid.of(
            "WebMercatorQuad",
            "Google Maps compatible",
            new Crs("EPSG", "3857", Crs.Unit.METRE, false),
            Optional.of("urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible"),
            new Extent(-MERCATOR_EDGE, -MERCATOR_EDGE, MERCATOR_EDGE, MERCATOR_EDGE),
            Grid.Origin.TOP_LEFT,
            TILE_SIZE,
            halvings(MERCATOR_COARSEST, MERCATOR_LEVELS))
        .with(
            new Grid.Names(
                List.of("GoogleMapsCompatible", "g"),
                List.of("EPSG:900913", "EPSG:102100", "EPSG:3785")));
  }

  private static Grid worldMercatorWgs84Quad() {
    return Grid.of(
        "WorldMercatorWGS84Quad",
        "Mercator on the ellipsoid",
        new Crs("EPSG", "3395", Crs.Unit.METRE, false),
        Optional.empty(),
        new Extent(-MERCATOR_EDGE, -MERCATOR_EDGE, MERCATOR_EDGE, MERCATOR_EDGE),
        Grid.Origin.TOP_LEFT,
        TILE_SIZE,
        halvings(MERCATOR_COARSEST, MERCATOR_LEVELS));
  }

  private static Grid worldCrs84Quad() {
    // No scale set: GoogleCRS84Quad begins one level above.
    return Grid.of(
            "WorldCRS84Quad",
            "Longitude and latitude, two tiles at level 0",
            Crs.CRS84,
            Optional.empty(),
            new Extent(-180, -90, 180, 90),
            Grid.Origin.TOP_LEFT,
            TILE_SIZE,
            halvings(CRS84_COARSEST, CRS84_LEVELS))
        .with(new Grid.Names(List.of("WGS84"), List.of()));
  }

  private static List<Double> halvings(double coarsest, int levels) {
    return IntStream.range(0, levels).mapToObj(level -> coarsest / (1L << level)).toList();
  }
}
