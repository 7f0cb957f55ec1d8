package org.fera.tile.grid;

/**
 * A coordinate system by its name; positions are kept in x, y order and turned only where a
 * document follows the axis order of the definition.
 *
 * @param authority for example {@code EPSG} or {@code OGC}
 * @param code for example {@code 2056} or {@code CRS84}
 * @param unit the unit of its axes
 * @param northingFirst whether its definition names the northing or latitude first
 */
public record Crs(String authority, String code, Unit unit, boolean northingFirst) {

  /** Longitude and latitude in WGS 84, in this order. */
  public static final Crs CRS84 = new Crs("OGC", "CRS84", Unit.DEGREE, false);

  /**
   * Units of length on the ground; degrees count as on the equator of WGS 84 (OGC 07-057r7, 6.1).
   */
  public enum Unit {
    METRE(1),
    FOOT(0.3048),
    DEGREE(6378137 * 2 * Math.PI / 360);

    private final double metres;

    Unit(double metres) {
      this.metres = metres;
    }

    /** Metres in one unit. */
    public double metres() {
      return metres;
    }
  }

  /** The size of a pixel in metres that OGC's scale denominators assume. */
  private static final double PIXEL = 0.00028;

  /** The scale denominator of a resolution, units per pixel. */
  public double scaleDenominator(double resolution) {
    return resolution * unit.metres() / PIXEL;
  }

  /** The resolution, units per pixel, of a scale denominator. */
  public double resolution(double scaleDenominator) {
    return scaleDenominator * PIXEL / unit.metres();
  }

  /** The name as WMS writes it; CRS84 is there EPSG:4326 in the x, y order of WMS 1.1.1. */
  public String wms111Name() {
    return equals(CRS84) ? "EPSG:4326" : authority + ":" + code;
  }

  /** The name as WMS 1.3.0 writes it, {@code CRS:84} for longitude and latitude. */
  public String wms130Name() {
    return equals(CRS84) ? "CRS:84" : authority + ":" + code;
  }

  /** The address of the definition, as OGC's APIs name it. */
  public String uri() {
    return equals(CRS84)
        ? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        : "http://www.opengis.net/def/crs/EPSG/0/" + code;
  }

  /** The name as OGC's newer documents write it, {@code urn:ogc:def:crs:EPSG::2056}. */
  public String urn() {
    return equals(CRS84) ? "urn:ogc:def:crs:OGC:1.3:CRS84" : "urn:ogc:def:crs:EPSG::" + code;
  }
}
