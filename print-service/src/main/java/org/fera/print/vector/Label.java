package org.fera.print.vector;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fera.print.feature.Feature;
import org.fera.print.style.Colours;
import org.fera.print.style.Symbolizer;

/**
 * A text that is measured and ready to be placed; lengths in points.
 *
 * @param lines one or more
 * @param width of the widest line
 * @param leading from one base line to the next
 * @param ascent above the first base line
 * @param halo colour of the halo; transparent for none
 */
record Label(
    List<String> lines,
    Face face,
    Font font,
    Color colour,
    double width,
    double leading,
    double ascent,
    double descent,
    Color halo,
    double haloRadius) {

  static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  static Label of(
      String text, Symbolizer.Text style, Feature feature, Face.Finder fonts, double factor) {
    Symbolizer.Typeface typeface = style.typeface();
    String slope = typeface.slope().of(feature);
    Face face =
        fonts.find(
            List.of(typeface.families().of(feature).split("\\s*,\\s*")),
            bold(typeface.weight().of(feature)),
            slope.equalsIgnoreCase("italic") || slope.equalsIgnoreCase("oblique"));
    Font font = face.font().deriveFont((float) (typeface.size().of(feature) * factor));
    List<String> lines = wrap(text, font, style.placement().wrap() * factor);
    LineMetrics metrics = font.getLineMetrics("Ag", MEASURE);
    double width = lines.stream().mapToDouble(line -> width(line, font)).max().orElse(0);
    Color halo =
        style
            .halo()
            .map(h -> Colours.faded(h.colour().of(feature), h.opacity().of(feature)))
            .orElse(new Color(0, 0, 0, 0));
    return new Label(
        lines,
        face,
        font,
        Colours.faded(style.colour().of(feature), style.opacity().of(feature)),
        width,
        metrics.getHeight(),
        metrics.getAscent(),
        metrics.getDescent(),
        halo,
        style.halo().map(h -> h.radius().of(feature) * factor).orElse(0d));
  }

  private static boolean bold(String weight) {
    return switch (weight.trim().toLowerCase(java.util.Locale.ROOT)) {
      case "bold", "bolder", "600", "700", "800", "900" -> true;
      default -> false;
    };
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  private static List<String> wrap(String text, Font font, double limit) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R")) {
      String line = "";
      for (String word : paragraph.split(" ")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (limit > 0 && !line.isEmpty() && width(longer, font) > limit) {
          lines.add(line);
          line = word;
        } else {
          line = longer;
        }
      }
      lines.add(line);
    }
    return List.copyOf(lines);
  }

  double height() {
    return ascent + descent + leading * (lines.size() - 1);
  }

  /** The label's box with its lower left corner at the origin, y down, and with its halo. */
  Rectangle2D box(double around) {
    double margin = haloRadius + around;
    return new Rectangle2D.Double(
        -margin, -height() - margin, width + 2 * margin, height() + 2 * margin);
  }

  Shape outline(String text) {
    return font.createGlyphVector(MEASURE, text).getOutline();
  }
}
