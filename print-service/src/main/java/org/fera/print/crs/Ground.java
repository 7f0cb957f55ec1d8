package org.fera.print.crs;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;

/** Distances on the ellipsoid of WGS 84. */
public final class Ground {

  private Ground() {}

  /** Metres along the shortest way between two points, in degrees. */
  public static double metres(double lon1, double lat1, double lon2, double lat2) {
    return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12;
  }

  /**
   * The point at a distance.
   *
   * @param azimuth degrees clockwise from north
   * @return longitude, not wrapped at 180, and latitude, in degrees
   */
  public static double[] away(double lon, double lat, double azimuth, double metres) {
    GeodesicData end =
        Geodesic.WGS84.Direct(
            lat,
            lon,
            azimuth,
            metres,
            GeodesicMask.LONGITUDE | GeodesicMask.LATITUDE | GeodesicMask.LONG_UNROLL);
    return new double[] {end.lon2, end.lat2};
  }

  /** Metres on the ground for one unit of a coordinate system, across, at a place. */
  public static double metresPerUnit(Crs crs, double x, double y) {
    Crs degrees = Crs.of(Crs.DEGREES);
    Crs.Transform transform = crs.to(degrees);
    double step = crs.geographic() ? 1e-4 : 10 / crs.metresPerUnit();
    double[] from = transform.of(x - step / 2, y);
    double[] to = transform.of(x + step / 2, y);
    return metres(from[0], from[1], to[0], to[1]) / step;
  }
}
