package org.fera.app.ogc;

/**
 * Where a layer is drawn.
 *
 * @param min map units per pixel, 0 and more
 * @param max map units per pixel; {@link #NO_MAX} for no limit
 */
public record ScaleHint(double min, double max) {

  /** GeoMapFish's number for no limit. */
  public static final double NO_MAX = 999_999_999;

  /** Drawn at all resolutions. */
  public static final ScaleHint ALWAYS = new ScaleHint(0, NO_MAX);

  /**
   * From WMS 1.1.1, which measures the diagonal of a pixel.
   *
   * @param min number, or null
   * @param max number, 0 or Infinity for no limit, or null
   */
  static ScaleHint ofDiagonals(String min, String max) {
    double least = number(min, 0) / Math.sqrt(2);
    double most = number(max, 0);
    boolean limited = most > 0 && Double.isFinite(most);
    return new ScaleHint(rounded(least), limited ? rounded(most / Math.sqrt(2)) : NO_MAX);
  }

  ScaleHint union(ScaleHint other) {
    return new ScaleHint(Math.min(min, other.min), Math.max(max, other.max));
  }

  private static double number(String text, double absent) {
    try {
      return text == null ? absent : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
