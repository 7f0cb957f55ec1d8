package org.fera.app.dynamic;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the portal is.
 *
 * @param srid EPSG code of its geometries
 * @param proj4 definition of the coordinate system, empty when PostGIS does not know it
 * @param extent minX, minY, maxX, maxY in that system
 */
record PortalView(int srid, String proj4, List<Double> extent) {

  /** Pixels that show the whole extent at the coarsest resolution. */
  private static final double SCREEN = 800;

  private static final int LEVELS = 14;

  /** The world, for a portal without geometries. */
  static final PortalView WORLD =
      new PortalView(3857, "", List.of(-20037508.34, -20037508.34, 20037508.34, 20037508.34));

  String code() {
    return "EPSG:" + srid;
  }

  List<Double> center() {
    return List.of((extent.get(0) + extent.get(2)) / 2, (extent.get(1) + extent.get(3)) / 2);
  }

  /** At the equator where units are degrees. */
  double metresPerUnit() {
    return proj4.contains("+proj=longlat") ? Math.toRadians(1) * 6_378_137 : 1;
  }

  /** Units per pixel, round numbers, coarsest first. */
  List<Double> resolutions() {
    double coarsest =
        Math.max(extent.get(2) - extent.get(0), extent.get(3) - extent.get(1)) / SCREEN;
    double[] steps = {5, 2, 1};
    List<Double> resolutions = new ArrayList<>();
    for (int power = (int) Math.ceil(Math.log10(coarsest)); resolutions.size() < LEVELS; power--) {
      for (double step : steps) {
        double resolution = step * Math.pow(10, power);
        if (resolution <= coarsest * 2.5 && resolutions.size() < LEVELS) {
          resolutions.add(resolution);
        }
      }
    }
    return resolutions;
  }
}
