package org.fera.print.style;

import java.awt.Color;
import java.util.Optional;

/**
 * One way to draw a feature. Lengths are pixels of the style: points of the page where styles
 * follow the resolution ({@code dpiSensitiveStyle}), else pixels at the map's resolution.
 */
public sealed interface Symbolizer {

  /** A line along lines and around polygons. */
  record Line(Stroke stroke) implements Symbolizer {}

  /** An area with its outline. */
  record Polygon(Optional<Fill> fill, Optional<Stroke> stroke) implements Symbolizer {}

  /**
   * A mark or picture at points, and in the middle of other geometries.
   *
   * @param external URL of a picture, drawn instead of the mark
   * @param mark name of a mark, such as {@code circle} or {@code shape://slash}
   * @param size height; absent for a picture's own
   * @param xOffset to the right
   * @param yOffset up
   * @param rotation degrees, clockwise
   */
  record Point(
      Optional<Setting<String>> external,
      Setting<String> mark,
      Setting<Double> size,
      Setting<Double> opacity,
      Setting<Double> xOffset,
      Setting<Double> yOffset,
      Setting<Double> rotation,
      Optional<Fill> fill,
      Optional<Stroke> stroke)
      implements Symbolizer {}

  /**
   * A label.
   *
   * @param anchorX share of the label's width that stands to the left of the point
   * @param anchorY share of its height that stands below the point
   * @param perpendicular distance from the line; present if the label runs along lines
   */
  record Text(
      Setting<String> label,
      Typeface typeface,
      Setting<Color> colour,
      Setting<Double> opacity,
      Setting<Double> anchorX,
      Setting<Double> anchorY,
      Setting<Double> xOffset,
      Setting<Double> yOffset,
      Setting<Double> rotation,
      Optional<Setting<Double>> perpendicular,
      Optional<Halo> halo,
      Placement placement)
      implements Symbolizer {}

  /** Font of a label; {@code families} is a comma list. */
  record Typeface(
      Setting<String> families,
      Setting<Double> size,
      Setting<String> weight,
      Setting<String> slope) {}

  /** What surrounds the letters. */
  record Halo(Setting<Double> radius, Setting<Color> colour, Setting<Double> opacity) {}

  /**
   * Where labels may stand.
   *
   * @param conflicts whether a label that would lie on another one is left out
   * @param spaceAround distance to other labels
   * @param followLine whether letters follow the line
   * @param overruns whether a label may be longer than its line
   * @param wrap width at which the text is broken into lines; 0 for never
   * @param displacement how far a label may be moved to find room
   * @param group whether features with the same label share one
   * @param fit share of a label that must lie within its polygon
   */
  record Placement(
      boolean conflicts,
      double spaceAround,
      boolean followLine,
      boolean overruns,
      double wrap,
      double displacement,
      boolean group,
      double fit) {}
}
