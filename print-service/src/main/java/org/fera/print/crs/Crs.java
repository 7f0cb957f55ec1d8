package org.fera.print.crs;

import java.util.regex.Pattern;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.units.Units;

/**
 * What printing must know of a coordinate system.
 *
 * @param code authority code, for example {@code EPSG:2056}
 * @param geographic whether its units are degrees
 * @param metresPerUnit length of one unit in metres; for degrees the mean one along a great circle
 */
public record Crs(String code, boolean geographic, double metresPerUnit) {

  private static final Pattern CODE = Pattern.compile("EPSG:[0-9]{4,6}");
  private static final double METRES_PER_DEGREE = 40_041_470d / 360;

  /** The system of a code; throws {@link IllegalArgumentException} if it is unknown. */
  public static Crs of(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("\"" + code + "\" is not a code such as EPSG:3857");
    }
    CoordinateReferenceSystem system;
    try {
      system = new CRSFactory().createFromName(code);
    } catch (Proj4jException | IllegalStateException e) {
      throw new IllegalArgumentException("\"" + code + "\" is unknown", e);
    }
    boolean degrees =
        system.getProjection().getUnits() == Units.DEGREES || system.getProjection().isGeographic();
    return new Crs(
        code, degrees, degrees ? METRES_PER_DEGREE : 1 / system.getProjection().getFromMetres());
  }
}
