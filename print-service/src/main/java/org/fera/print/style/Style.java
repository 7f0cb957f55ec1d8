package org.fera.print.style;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How features are drawn.
 *
 * @param rules all that hold for a feature are drawn, in this order
 */
public record Style(List<Rule> rules) {

  /** What is drawn without a style, by MapFish Print's defaults for each kind of geometry. */
  public static Style usual() {
    Stroke black = Stroke.plain(Color.BLACK, 2);
    Fill grey = Fill.plain(new Color(0xd3d3d3));
    return new Style(
        List.of(
            Rule.of(
                Set.of(Rule.Kind.POLYGON),
                new Symbolizer.Polygon(Optional.of(grey), Optional.of(black))),
            Rule.of(Set.of(Rule.Kind.LINE), new Symbolizer.Line(black)),
            Rule.of(
                Set.of(Rule.Kind.POINT),
                mark("square", 6, Fill.plain(Color.RED), Stroke.plain(Color.GRAY, 1)))));
  }

  /** The frame of the main map in an overview map. */
  public static Style overview() {
    Fill faint = new Fill(Setting.fixed(Color.BLUE), Setting.fixed(0.2));
    return new Style(
        List.of(
            Rule.of(
                Rule.ANY,
                new Symbolizer.Polygon(
                    Optional.of(faint), Optional.of(Stroke.plain(Color.BLUE, 2))))));
  }

  /** Lines of a grid: strokes and gaps of 4. */
  public static Style gridLines(Color colour) {
    Stroke plain = Stroke.plain(colour, 1);
    Stroke dashed =
        new Stroke(
            plain.colour(),
            plain.opacity(),
            plain.width(),
            Setting.fixed("4 4"),
            plain.dashOffset(),
            plain.cap(),
            plain.join());
    return new Style(List.of(Rule.of(Rule.ANY, new Symbolizer.Line(dashed))));
  }

  /** Crosses of a grid. */
  public static Style gridPoints(Color colour) {
    Stroke thin = Stroke.plain(colour, 1);
    return new Style(
        List.of(Rule.of(Rule.ANY, mark("shape://plus", 10, Fill.plain(colour), thin))));
  }

  private static Symbolizer.Point mark(String name, double size, Fill fill, Stroke stroke) {
    return new Symbolizer.Point(
        Optional.empty(),
        Setting.fixed(name),
        Setting.fixed(size),
        Setting.fixed(1d),
        Setting.fixed(0d),
        Setting.fixed(0d),
        Setting.fixed(0d),
        Optional.of(fill),
        Optional.of(stroke));
  }
}
