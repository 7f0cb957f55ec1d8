package org.fera.print.spec;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.fera.print.style.Style;

/**
 * A coordinate grid that a request asks for. Lengths of its style are points of the page.
 *
 * @param points crosses where lines would meet, instead of lines
 * @param steps how the lines are found
 * @param style for the lines or crosses; absent for the usual one
 * @param labels what stands at the lines' ends
 */
public record GridSpec(
    boolean points, Steps steps, Optional<Style> style, Color colour, Labels labels) {

  /** How lines are found. */
  public sealed interface Steps {

    /** Lines at multiples of a spacing from an origin, in the map's units. */
    record Spacing(double x, double y, double originX, double originY) implements Steps {}

    /** So many lines in each direction. */
    record Count(int x, int y) implements Steps {}
  }

  /**
   * Labels of a grid.
   *
   * @param projection code of the system whose coordinates are shown; absent for the map's
   * @param format of value and unit, for {@link String#format}; else {@code valueFormat} is one of
   *     {@link java.text.DecimalFormat}
   * @param families of the font, the first one that is there
   * @param indent points from the map's edge
   * @param rotate whether labels run along the edge
   */
  public record Labels(
      Optional<String> projection,
      Optional<String> format,
      Optional<String> valueFormat,
      String unitFormat,
      Optional<String> decimal,
      Optional<String> grouping,
      List<String> families,
      boolean bold,
      boolean italic,
      double size,
      double indent,
      Color colour,
      Color halo,
      double haloRadius,
      boolean rotate,
      double verticalX,
      double horizontalY) {}
}
