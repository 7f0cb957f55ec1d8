package org.fera.print.spec;

import java.awt.Color;
import java.util.Optional;

/**
 * The scale bar that a request asks for; lengths in points, defaults as MapFish Print's.
 *
 * @param type how it is drawn
 * @param unit unit of the labels, chosen by length if absent
 * @param lockUnit whether the unit stays though a larger one would read better
 * @param intervals count, at least 1
 */
public record ScalebarSpec(
    Type type,
    Optional<Unit> unit,
    boolean lockUnit,
    int intervals,
    double fontSize,
    Color fontColor,
    Color color,
    Color barBackground,
    Color background) {

  /** Ways to draw it. */
  public enum Type {
    BAR,
    BAR_SUB,
    LINE
  }

  /** Units of labels. */
  public enum Unit {
    MILLIMETRE("mm", 0.001),
    CENTIMETRE("cm", 0.01),
    METRE("m", 1),
    KILOMETRE("km", 1000),
    INCH("in", 0.0254),
    FOOT("ft", 0.3048),
    YARD("yd", 0.9144),
    MILE("mi", 1609.344);

    private final String symbol;
    private final double metres;

    Unit(String symbol, double metres) {
      this.symbol = symbol;
      this.metres = metres;
    }

    /** What stands behind the number. */
    public String symbol() {
      return symbol;
    }

    /** Length of one in metres. */
    public double metres() {
      return metres;
    }
  }
}
