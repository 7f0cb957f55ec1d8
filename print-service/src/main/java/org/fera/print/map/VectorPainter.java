package org.fera.print.map;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.Vectors;

/** Draws features onto a map, in points from the map's upper left corner. */
final class VectorPainter {

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private final MapView view;
  private final Font font;

  VectorPainter(MapView view, Font font) {
    this.view = view;
    this.font = font;
  }

  /** Draws a layer; all geometries first, so that labels stand above them. */
  void draw(LayerSpec.Vector layer, Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Composite before = graphics.getComposite();
    graphics.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) layer.common().opacity()));
    AffineTransform toPoints = toPoints();
    for (boolean labels : new boolean[] {false, true}) {
      for (Vectors.Rule rule : layer.rules()) {
        for (Vectors.Feature feature : layer.features()) {
          if (rule.holds(feature)) {
            draw(feature, rule.symbolizers(), labels, toPoints, graphics);
          }
        }
      }
    }
    graphics.setComposite(before);
  }

  private AffineTransform toPoints() {
    AffineTransform transform =
        AffineTransform.getScaleInstance(
            (double) view.widthPoints() / view.pixelWidth(),
            (double) view.heightPoints() / view.pixelHeight());
    transform.concatenate(view.toPixels());
    return transform;
  }

  private void draw(
      Vectors.Feature feature,
      List<Vectors.Symbolizer> symbolizers,
      boolean labels,
      AffineTransform toPoints,
      Graphics2D graphics) {
    for (Vectors.Symbolizer symbolizer : symbolizers) {
      for (Vectors.Shape shape : feature.shapes()) {
        if (symbolizer instanceof Vectors.Label label) {
          if (labels) {
            label(label, label.of(feature), toPoints.transform(shape.middle(), null), graphics);
          }
        } else if (!labels) {
          draw(symbolizer, shape, toPoints, graphics);
        }
      }
    }
  }

  private static void draw(
      Vectors.Symbolizer symbolizer,
      Vectors.Shape shape,
      AffineTransform toPoints,
      Graphics2D graphics) {
    if (symbolizer instanceof Vectors.Area area && shape.kind() == Vectors.Kind.POLYGON) {
      Shape path = toPoints.createTransformedShape(shape.path());
      fill(area.fill(), path, graphics);
      area.outline().ifPresent(line -> stroke(line, path, graphics));
    } else if (symbolizer instanceof Vectors.Line line && shape.kind() == Vectors.Kind.LINE) {
      stroke(line, toPoints.createTransformedShape(shape.path()), graphics);
    } else if (symbolizer instanceof Vectors.Mark mark && shape.kind() == Vectors.Kind.POINT) {
      Shape form = form(mark, toPoints.transform(shape.middle(), null));
      fill(mark.fill(), form, graphics);
      mark.outline().ifPresent(line -> stroke(line, form, graphics));
    }
  }

  private static void fill(Vectors.Fill fill, Shape shape, Graphics2D graphics) {
    fill.colour()
        .ifPresent(
            colour -> {
              graphics.setColor(colour);
              graphics.fill(shape);
            });
  }

  private static void stroke(Vectors.Line line, Shape shape, Graphics2D graphics) {
    float[] dashes = new float[line.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = line.dashes().get(i).floatValue();
    }
    graphics.setColor(line.colour());
    graphics.setStroke(
        new BasicStroke(
            (float) line.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10,
            dashes.length == 0 ? null : dashes,
            0));
    graphics.draw(shape);
  }

  private static Shape form(Vectors.Mark mark, Point2D at) {
    double radius = mark.radius();
    double x = at.getX();
    double y = at.getY();
    Path2D path = new Path2D.Double();
    switch (mark.form()) {
      case CIRCLE -> {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      }
      case SQUARE -> {
        return new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      }
      case TRIANGLE -> {
        path.moveTo(x, y - radius);
        path.lineTo(x + radius, y + radius);
        path.lineTo(x - radius, y + radius);
        path.closePath();
      }
      case CROSS -> {
        path.append(
            new Rectangle2D.Double(x - radius, y - radius / 4, 2 * radius, radius / 2), false);
        path.append(
            new Rectangle2D.Double(x - radius / 4, y - radius, radius / 2, 2 * radius), false);
      }
    }
    return path;
  }

  private void label(Vectors.Label label, String text, Point2D at, Graphics2D graphics) {
    if (text.isBlank()) {
      return;
    }
    Font face = font.deriveFont(label.bold() ? Font.BOLD : Font.PLAIN, (float) label.size());
    Rectangle2D size = face.getStringBounds(text, MEASURE);
    float x = (float) (at.getX() - size.getWidth() / 2 + label.xOffset());
    float y = (float) (at.getY() + label.size() * 0.35 - label.yOffset());
    label
        .halo()
        .ifPresent(halo -> halo(label, halo, new TextLayout(text, face, MEASURE), x, y, graphics));
    graphics.setFont(face);
    graphics.setColor(label.colour());
    graphics.drawString(text, x, y);
  }

  private static void halo(
      Vectors.Label label, Color halo, TextLayout layout, float x, float y, Graphics2D graphics) {
    graphics.setColor(halo);
    graphics.setStroke(
        new BasicStroke(
            (float) label.haloRadius() * 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(layout.getOutline(AffineTransform.getTranslateInstance(x, y)));
  }
}
