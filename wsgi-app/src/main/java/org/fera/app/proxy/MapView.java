package org.fera.app.proxy;

import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.app.http.BadParameter;
import org.fera.app.http.Parameters;
import org.fera.app.rights.RestrictionAreas;

/**
 * The part of the world that a WMS request means.
 *
 * @param box minX, minY, maxX, maxY; x is east, whatever the request's axis order
 * @param width pixels
 * @param height pixels
 */
record MapView(int srid, double[] box, int width, int height) {

  private static final int LARGEST = 4096;
  private static final Pattern EPSG = Pattern.compile("(?i)EPSG:(\\d{1,6})");
  private static final int WGS84 = 4326;

  /**
   * @throws BadParameter for what is no map
   */
  static MapView of(OgcParameters parameters, RestrictionAreas areas) {
    if (parameters.has("map_angle") || parameters.has("map.angle")) {
      throw new BadParameter("MAP_ANGLE", "Maps with restriction areas are not turned.");
    }
    boolean modern = parameters.get("version").orElse("1.3.0").strip().startsWith("1.3");
    String name = modern && parameters.has("crs") ? "crs" : "srs";
    String code = Parameters.required(name, parameters.get(name).orElse(null)).strip();
    boolean eastFirst = code.toUpperCase(Locale.ROOT).equals("CRS:84");
    int srid = eastFirst ? WGS84 : srid(name, code);
    boolean northFirst =
        areas
            .isNorthFirst(srid)
            .orElseThrow(() -> new BadParameter(name, "'" + name + "' is not known."));
    double[] box = box(Parameters.required("BBOX", parameters.get("bbox").orElse(null)));
    if (modern && northFirst && !eastFirst) {
      box = new double[] {box[1], box[0], box[3], box[2]};
    }
    if (box[0] >= box[2] || box[1] >= box[3]) {
      throw new BadParameter("BBOX", "'BBOX' is empty.");
    }
    return new MapView(srid, box, pixels("width", parameters), pixels("height", parameters));
  }

  /** Takes coordinates to pixels. */
  AffineTransform toPixels() {
    AffineTransform transform = new AffineTransform();
    transform.scale(width / (box[2] - box[0]), -height / (box[3] - box[1]));
    transform.translate(-box[0], -box[3]);
    return transform;
  }

  /** The coordinates of a pixel's middle. */
  double[] at(int column, int row) {
    return new double[] {
      box[0] + (column + 0.5) * (box[2] - box[0]) / width,
      box[3] - (row + 0.5) * (box[3] - box[1]) / height
    };
  }

  private static int srid(String parameter, String code) {
    Matcher epsg = EPSG.matcher(code);
    if (!epsg.matches()) {
      throw new BadParameter(parameter, "'" + parameter + "' must be an EPSG code.");
    }
    return Integer.parseInt(epsg.group(1));
  }

  private static double[] box(String text) {
    try {
      double[] box = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
      if (box.length == 4 && Arrays.stream(box).allMatch(Double::isFinite)) {
        return box;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new BadParameter("BBOX", "'BBOX' must be four numbers.");
  }

  private static int pixels(String name, OgcParameters parameters) {
    String value = Parameters.required(name, parameters.get(name).orElse(null));
    int pixels = Parameters.integer(name, value, 0, 1);
    if (pixels > LARGEST) {
      throw new BadParameter(name, "'" + name + "' must be at most " + LARGEST + ".");
    }
    return pixels;
  }
}
