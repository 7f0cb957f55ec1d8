package org.fera.print.vector;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.fera.print.style.Marks;

/** Forms of marks in a square of side 1 around the origin, y down. */
final class MarkShapes {

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private MarkShapes() {}

  /**
   * A form.
   *
   * @param open whether it consists of lines, which have nothing to fill
   */
  record Form(Shape shape, boolean open) {}

  static Form of(String name, Face.Finder fonts) {
    Matcher letter = Marks.LETTER.matcher(name);
    if (letter.matches()) {
      return new Form(letter(letter, fonts), false);
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "square" -> closed(new Rectangle2D.Double(-0.5, -0.5, 1, 1));
      case "triangle" -> closed(polygon(0, -0.5, 0.5, 0.5, -0.5, 0.5));
      case "star" -> closed(star());
      case "cross" -> closed(cross(0));
      case "x" -> closed(cross(Math.PI / 4));
      case "arrow" ->
          closed(
              polygon(-0.5, -0.25, 0.1, -0.25, 0.1, -0.5, 0.5, 0, 0.1, 0.5, 0.1, 0.25, -0.5, 0.25));
      case "hatch" -> open(-0.5, 0.5, 0.5, -0.5, -0.5, 0, 0, -0.5, 0, 0.5, 0.5, 0);
      case "shape://vertline" -> open(0, -0.5, 0, 0.5);
      case "shape://horline" -> open(-0.5, 0, 0.5, 0);
      case "shape://slash" -> open(-0.5, 0.5, 0.5, -0.5);
      case "shape://backslash" -> open(-0.5, -0.5, 0.5, 0.5);
      case "shape://dot" -> closed(new Ellipse2D.Double(-0.05, -0.05, 0.1, 0.1));
      case "shape://plus" -> open(-0.5, 0, 0.5, 0, 0, -0.5, 0, 0.5);
      case "shape://times" -> open(-0.5, -0.5, 0.5, 0.5, -0.5, 0.5, 0.5, -0.5);
      case "shape://oarrow" -> open(-0.5, -0.5, 0, 0, 0, 0, -0.5, 0.5);
      case "shape://carrow", "shape://ccarrow" -> closed(polygon(-0.5, -0.5, 0, 0, -0.5, 0.5));
      case "shape://coarrow" -> open(-0.5, -0.5, 0, 0, 0, 0, -0.5, 0.5, -0.5, 0, 0, 0);
      default -> closed(new Ellipse2D.Double(-0.5, -0.5, 1, 1));
    };
  }

  private static Form closed(Shape shape) {
    return new Form(shape, false);
  }

  /** Lines, each given by four numbers. */
  private static Form open(double... ends) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 3 < ends.length; i += 4) {
      path.moveTo(ends[i], ends[i + 1]);
      path.lineTo(ends[i + 2], ends[i + 3]);
    }
    return new Form(path, true);
  }

  private static Path2D polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i + 1 < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Path2D star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 0.5 : 0.191;
      double angle = Math.PI / 5 * i - Math.PI / 2;
      corners[2 * i] = radius * Math.cos(angle);
      corners[2 * i + 1] = radius * Math.sin(angle);
    }
    return polygon(corners);
  }

  /** Arms of a quarter of the size. */
  private static Shape cross(double turn) {
    double a = 0.125;
    double b = 0.5;
    Path2D cross =
        polygon(-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a);
    return AffineTransform.getRotateInstance(turn).createTransformedShape(cross);
  }

  /** A letter, so large that its box just fits. */
  private static Shape letter(Matcher name, Face.Finder fonts) {
    String text =
        name.group(2) != null
            ? Character.toString(Math.min(0x10ffff, Integer.parseInt(name.group(2), 16)))
            : name.group(3);
    Font font = fonts.find(List.of(name.group(1).trim()), false, false).font().deriveFont(100f);
    GlyphVector glyphs = font.createGlyphVector(MEASURE, text);
    Shape outline = glyphs.getOutline();
    Rectangle2D box = outline.getBounds2D();
    double size = Math.max(box.getWidth(), box.getHeight());
    if (size == 0) {
      return new Rectangle2D.Double();
    }
    AffineTransform fit = AffineTransform.getScaleInstance(1 / size, 1 / size);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    return fit.createTransformedShape(outline);
  }
}
