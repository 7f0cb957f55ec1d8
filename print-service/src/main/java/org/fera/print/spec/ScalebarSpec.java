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
 * @param subIntervals whether intervals are divided
 * @param geodetic whether lengths are those on the ground
 * @param font family of the labels
 * @param shape where bar and labels stand
 */
public record ScalebarSpec(
    Type type,
    Optional<Unit> unit,
    boolean lockUnit,
    int intervals,
    boolean subIntervals,
    boolean geodetic,
    String font,
    double fontSize,
    Color fontColor,
    Color color,
    Color barBackground,
    Color background,
    Shape shape) {

  /**
   * Where bar and labels stand, in points; what is absent follows from the size.
   *
   * @param align share of the free width that stands to the left
   * @param verticalAlign share of the free height that stands above
   */
  public record Shape(
      Orientation orientation,
      double align,
      double verticalAlign,
      Optional<Double> barSize,
      Optional<Double> lineWidth,
      Optional<Double> labelDistance,
      double padding) {

    /** In the upper left corner, as large as fits. */
    public static final Shape USUAL =
        new Shape(
            Orientation.HORIZONTAL_LABELS_BELOW,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
  }

  /** Directions in which it runs, and sides on which its labels stand. */
  public enum Orientation {
    HORIZONTAL_LABELS_BELOW,
    HORIZONTAL_LABELS_ABOVE,
    VERTICAL_LABELS_LEFT,
    VERTICAL_LABELS_RIGHT;

    /** Whether it runs up the page. */
    public boolean vertical() {
      return this == VERTICAL_LABELS_LEFT || this == VERTICAL_LABELS_RIGHT;
    }

    /** Whether labels come before the bar: above it, or to its left. */
    public boolean labelsFirst() {
      return this == HORIZONTAL_LABELS_ABOVE || this == VERTICAL_LABELS_LEFT;
    }
  }

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
