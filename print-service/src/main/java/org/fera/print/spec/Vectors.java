package org.fera.print.spec;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Features and how they are drawn: what a GeoJSON layer is made of. Lengths of styles are points of
 * the page.
 */
public final class Vectors {

  private Vectors() {}

  /** Kinds of geometries, of which a symbolizer draws one or more. */
  public enum Kind {
    POINT,
    LINE,
    POLYGON
  }

  /**
   * A simple geometry; what GeoJSON calls multiple becomes several.
   *
   * @param path in the map's coordinate system, x (east) first
   * @param middle where a label stands
   */
  public record Shape(Kind kind, Path2D path, Point2D middle) {}

  /** A feature with its properties as text. */
  public record Feature(List<Shape> shapes, Map<String, String> properties) {}

  /**
   * A rule of a style.
   *
   * @param property the property that must have the value; absent for a rule that holds for all
   *     features
   */
  public record Rule(Optional<String> property, String value, List<Symbolizer> symbolizers) {

    /** Whether the rule is for a feature. */
    public boolean holds(Feature feature) {
      return property.isEmpty() || value.equals(feature.properties().get(property.get()));
    }
  }

  /** One way to draw a geometry. */
  public sealed interface Symbolizer {}

  /** A colour that may be partly transparent; absent if nothing is filled. */
  public record Fill(Optional<Color> colour) implements Symbolizer {}

  /**
   * A line.
   *
   * @param dashes lengths of strokes and gaps; empty for a solid line
   */
  public record Line(Color colour, double width, List<Double> dashes) implements Symbolizer {}

  /** An area with its outline. */
  public record Area(Fill fill, Optional<Line> outline) implements Symbolizer {}

  /** A mark at a point. */
  public record Mark(Form form, double radius, Fill fill, Optional<Line> outline)
      implements Symbolizer {}

  /** Forms of marks. */
  public enum Form {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    CROSS
  }

  /**
   * A label.
   *
   * @param text literal, or the name of the property whose value is shown
   * @param property whether the text is a property's name
   * @param xOffset points to the right
   * @param yOffset points up
   */
  public record Label(
      String text,
      boolean property,
      double size,
      boolean bold,
      Color colour,
      Optional<Color> halo,
      double haloRadius,
      double xOffset,
      double yOffset)
      implements Symbolizer {

    /** What stands beside a feature; empty if it has no such property. */
    public String of(Feature feature) {
      return property ? feature.properties().getOrDefault(text, "") : text;
    }
  }
}
