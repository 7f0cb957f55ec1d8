package org.fera.print.crs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.units.Units;

/**
 * What printing must know of a coordinate system.
 *
 * @param code authority code, for example {@code EPSG:2056}
 * @param geographic whether its units are degrees
 * @param metresPerUnit length of one unit in metres; for degrees the mean one along a great circle
 */
public record Crs(String code, boolean geographic, double metresPerUnit) {

  /** Longitude and latitude in degrees. */
  public static final String DEGREES = "EPSG:4326";

  private static final Pattern CODE = Pattern.compile("EPSG:[0-9]{4,6}");
  private static final double METRES_PER_DEGREE = 40_041_470d / 360;
  private static final int MOST_KNOWN = 500;
  private static final Map<String, CoordinateReferenceSystem> KNOWN = new ConcurrentHashMap<>();

  /** The system of a code; throws {@link IllegalArgumentException} if it is unknown. */
  public static Crs of(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("\"" + code + "\" is not a code such as EPSG:3857");
    }
    CoordinateReferenceSystem system = system(code);
    boolean degrees =
        system.getProjection().getUnits() == Units.DEGREES || system.getProjection().isGeographic();
    return new Crs(
        code, degrees, degrees ? METRES_PER_DEGREE : 1 / system.getProjection().getFromMetres());
  }

  private static CoordinateReferenceSystem system(String code) {
    CoordinateReferenceSystem known = KNOWN.get(code);
    if (known != null) {
      return known;
    }
    try {
      CoordinateReferenceSystem system = new CRSFactory().createFromName(code);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(code, system);
      }
      return system;
    } catch (Proj4jException | IllegalStateException e) {
      throw new IllegalArgumentException("\"" + code + "\" is unknown", e);
    }
  }

  /** Whether its units are metres of the spherical Mercator projection of web maps. */
  public boolean webMercator() {
    return code.equals("EPSG:3857");
  }

  /** Turns coordinates, x (longitude) first, into those of another system, one point a call. */
  public Transform to(Crs target) {
    if (code.equals(target.code)) {
      return (x, y) -> new double[] {x, y};
    }
    CoordinateTransform transform =
        new CoordinateTransformFactory().createTransform(system(code), system(target.code));
    return (x, y) -> {
      ProjCoordinate result = transform.transform(new ProjCoordinate(x, y), new ProjCoordinate());
      return new double[] {result.x, result.y};
    };
  }

  /** A change of coordinates; throws {@link Proj4jException} outside of where it is defined. */
  @FunctionalInterface
  public interface Transform {
    /** The two coordinates, x (longitude) first. */
    double[] of(double x, double y);
  }
}
