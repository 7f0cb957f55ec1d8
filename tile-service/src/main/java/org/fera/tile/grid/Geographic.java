package org.fera.tile.grid;

import java.util.Optional;

/** Longitudes and latitudes of grids that follow meridians and parallels. */
public final class Geographic {

  private static final double RADIUS = 6378137;

  private Geographic() {}

  /**
   * Where an extent is, in degrees of WGS 84; absent for a coordinate system whose rectangles are
   * none on the globe.
   */
  public static Optional<Extent> of(Crs crs, Extent extent) {
    if (crs.unit() == Crs.Unit.DEGREE) {
      return Optional.of(extent);
    }
    return crs.code().equals("3857")
        ? Optional.of(
            new Extent(
                Math.toDegrees(extent.minX() / RADIUS),
                latitude(extent.minY()),
                Math.toDegrees(extent.maxX() / RADIUS),
                latitude(extent.maxY())))
        : Optional.empty();
  }

  /** Of a northing of Web Mercator, which takes the globe for a sphere. */
  private static double latitude(double northing) {
    return Math.toDegrees(Math.atan(Math.sinh(northing / RADIUS)));
  }
}
