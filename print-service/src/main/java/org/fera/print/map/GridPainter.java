package org.fera.print.map;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fera.print.feature.Feature;
import org.fera.print.spec.GridSpec;
import org.fera.print.spec.LayerSpec;
import org.fera.print.style.Style;
import org.fera.print.vector.Canvas;
import org.fera.print.vector.Face;
import org.fera.print.vector.FeaturePainter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Draws a coordinate grid: lines or crosses, and what they stand for at the edges of the map. Lines
 * that are not turned end at the lower and left edge with their label, and at the upper and right.
 */
final class GridPainter {

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final MapView view;
  private final Canvas canvas;
  private final Face.Finder fonts;
  private final FeaturePainter features;

  GridPainter(MapView view, Canvas canvas, Face.Finder fonts, FeaturePainter features) {
    this.view = view;
    this.canvas = canvas;
    this.fonts = fonts;
    this.features = features;
  }

  void draw(LayerSpec.Grid layer, Graphics2D graphics) {
    GridSpec grid = layer.grid();
    GridLines lines = GridLines.of(grid.steps(), view.enclosing().box());
    List<Feature> shapes = grid.points() ? crosses(lines) : lines(lines);
    Style style =
        grid.style()
            .orElseGet(
                () ->
                    grid.points()
                        ? Style.gridPoints(grid.colour())
                        : Style.gridLines(grid.colour()));
    features.draw(shapes, style, layer.common().opacity(), graphics);
    Font font =
        fonts
            .find(grid.labels().families(), grid.labels().bold(), grid.labels().italic())
            .font()
            .deriveFont((float) grid.labels().size());
    GridText text = GridText.of(view.crs(), grid.labels());
    Box box = lines.box();
    for (double x : lines.xs()) {
      Point2D low = point(x, box.minY());
      Point2D high = point(x, box.maxY());
      ends(low, high, text.east(x, view.centerY()), font, grid.labels(), true, graphics);
    }
    for (double y : lines.ys()) {
      Point2D left = point(box.minX(), y);
      Point2D right = point(box.maxX(), y);
      ends(left, right, text.north(view.centerX(), y), font, grid.labels(), false, graphics);
    }
  }

  private Point2D point(double x, double y) {
    return canvas.toPoints().transform(new Point2D.Double(x, y), null);
  }

  private List<Feature> lines(GridLines lines) {
    List<Feature> features = new ArrayList<>();
    Box box = lines.box();
    for (double x : lines.xs()) {
      features.add(feature(line(x, box.minY(), x, box.maxY())));
    }
    for (double y : lines.ys()) {
      features.add(feature(line(box.minX(), y, box.maxX(), y)));
    }
    return features;
  }

  private static List<Feature> crosses(GridLines lines) {
    List<Feature> features = new ArrayList<>();
    for (double x : lines.xs()) {
      for (double y : lines.ys()) {
        features.add(feature(FACTORY.createPoint(new Coordinate(x, y))));
      }
    }
    return features;
  }

  private static Geometry line(double x1, double y1, double x2, double y2) {
    return FACTORY.createLineString(
        new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
  }

  private static Feature feature(Geometry geometry) {
    return new Feature("", geometry, Map.of());
  }

  /** Labels where a line meets the edges of the map. */
  private void ends(
      Point2D from,
      Point2D to,
      String text,
      Font font,
      GridSpec.Labels labels,
      boolean vertical,
      Graphics2D graphics) {
    double[] part = Clip.line(from, to, canvas.width(), canvas.height());
    if (part == null || text.isEmpty()) {
      return;
    }
    double length = Point2D.distance(part[0], part[1], part[2], part[3]);
    if (length < 4 * labels.size()) {
      return;
    }
    double ux = (part[2] - part[0]) / length;
    double uy = (part[3] - part[1]) / length;
    double indent = labels.indent();
    label(
        part[0] + ux * indent,
        part[1] + uy * indent,
        ux,
        uy,
        text,
        font,
        labels,
        vertical,
        graphics);
    label(
        part[2] - ux * indent,
        part[3] - uy * indent,
        -ux,
        -uy,
        text,
        font,
        labels,
        vertical,
        graphics);
  }

  /** A label that begins at a point and runs into the map along its line. */
  private void label(
      double x,
      double y,
      double ux,
      double uy,
      String text,
      Font font,
      GridSpec.Labels labels,
      boolean vertical,
      Graphics2D graphics) {
    GlyphVector glyphs = font.createGlyphVector(MEASURE, text);
    Rectangle2D box = glyphs.getLogicalBounds();
    double angle = labels.rotate() ? Math.atan2(uy, ux) : 0;
    boolean turnedOver = angle > Math.PI / 2 + 1e-9 || angle <= -Math.PI / 2 - 1e-9;
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            x + (vertical ? labels.verticalX() : 0), y - (vertical ? 0 : labels.horizontalY()));
    double half = font.getSize2D() * 0.35;
    if (labels.rotate()) {
      place.rotate(turnedOver ? angle + Math.PI : angle);
      place.translate(turnedOver ? -box.getWidth() : 0, half);
    } else {
      double shift =
          Math.abs(ux) > Math.abs(uy) ? (ux > 0 ? 0 : -box.getWidth()) : -box.getWidth() / 2;
      place.translate(shift, Math.abs(ux) > Math.abs(uy) ? half : uy > 0 ? 2 * half : 0);
    }
    Shape outline = place.createTransformedShape(glyphs.getOutline());
    if (labels.haloRadius() > 0) {
      graphics.setColor(labels.halo());
      graphics.setStroke(
          new BasicStroke(
              (float) (2 * labels.haloRadius()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(outline);
    }
    graphics.setColor(labels.colour());
    AffineTransform before = graphics.getTransform();
    graphics.transform(place);
    graphics.setFont(font);
    graphics.drawString(text, 0f, 0f);
    graphics.setTransform(before);
  }

  /** Cuts lines to the map. */
  private static final class Clip {

    private Clip() {}

    /** The part within the box from the origin (Liang and Barsky); null if there is none. */
    static double[] line(Point2D from, Point2D to, double width, double height) {
      double dx = to.getX() - from.getX();
      double dy = to.getY() - from.getY();
      double[] p = {-dx, dx, -dy, dy};
      double[] q = {from.getX(), width - from.getX(), from.getY(), height - from.getY()};
      double start = 0;
      double end = 1;
      for (int i = 0; i < p.length; i++) {
        if (p[i] == 0 && q[i] < 0) {
          return null;
        }
        if (p[i] < 0) {
          start = Math.max(start, q[i] / p[i]);
        } else if (p[i] > 0) {
          end = Math.min(end, q[i] / p[i]);
        }
      }
      return start >= end
          ? null
          : new double[] {
            from.getX() + start * dx, from.getY() + start * dy,
            from.getX() + end * dx, from.getY() + end * dy
          };
    }
  }
}
