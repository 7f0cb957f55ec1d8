package org.fera.print.vector;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fera.print.feature.Feature;
import org.fera.print.style.Fill;
import org.fera.print.style.Rule;
import org.fera.print.style.Stroke;
import org.fera.print.style.Style;
import org.fera.print.style.Symbolizer;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Draws the features of a layer: each feature with all rules that hold for it, in the order of the
 * features; labels above them, when all are drawn.
 */
public final class FeaturePainter {

  /** Beyond the page nothing is drawn, so that endless lines take no endless time. */
  private static final double MARGIN = 300;

  private final Canvas canvas;
  private final Face.Finder fonts;
  private final Map<String, Picture> pictures;

  /**
   * For one map.
   *
   * @param pictures external graphics by their URL; those that are not there are not drawn
   */
  public FeaturePainter(Canvas canvas, Face.Finder fonts, Map<String, Picture> pictures) {
    this.canvas = canvas;
    this.fonts = fonts;
    this.pictures = pictures;
  }

  /** Draws a layer with an opacity from 0 to 1. */
  public void draw(List<Feature> features, Style style, double opacity, Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Composite before = graphics.getComposite();
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    Labels labels = new Labels(canvas, fonts);
    for (Feature feature : features) {
      List<Geometry> parts = visible(feature);
      for (Rule rule : style.rules()) {
        if (!parts.isEmpty() && rule.holds(feature, canvas.scale())) {
          draw(feature, rule, parts, labels, graphics);
        }
      }
    }
    labels.draw(graphics);
    graphics.setComposite(before);
  }

  private List<Geometry> visible(Feature feature) {
    List<Geometry> visible = new ArrayList<>();
    for (Geometry part : Parts.of(canvas.onPage(feature.geometry()))) {
      visible.addAll(Parts.of(Parts.within(part, canvas.area(MARGIN))));
    }
    return visible;
  }

  private void draw(
      Feature feature, Rule rule, List<Geometry> all, Labels labels, Graphics2D graphics) {
    List<Geometry> parts =
        all.stream().filter(part -> rule.kinds().contains(Rule.Kind.of(part))).toList();
    if (parts.isEmpty()) {
      return;
    }
    for (Symbolizer symbolizer : rule.symbolizers()) {
      if (symbolizer instanceof Symbolizer.Text text) {
        labels.add(feature, text, parts);
      } else {
        parts.forEach(part -> draw(feature, symbolizer, part, graphics));
      }
    }
  }

  private void draw(Feature feature, Symbolizer symbolizer, Geometry part, Graphics2D graphics) {
    Rule.Kind kind = Rule.Kind.of(part);
    if (symbolizer instanceof Symbolizer.Line line && kind != Rule.Kind.POINT) {
      stroke(feature, line.stroke(), new ShapeWriter().toShape(part), graphics);
    } else if (symbolizer instanceof Symbolizer.Polygon polygon && kind == Rule.Kind.POLYGON) {
      Shape shape = new ShapeWriter().toShape(part);
      polygon.fill().ifPresent(fill -> fill(feature, fill, shape, graphics));
      polygon.stroke().ifPresent(stroke -> stroke(feature, stroke, shape, graphics));
    } else if (symbolizer instanceof Symbolizer.Point point) {
      point(feature, point, Parts.middle(part), graphics);
    }
  }

  private static void fill(Feature feature, Fill fill, Shape shape, Graphics2D graphics) {
    Color colour = fill.colour(feature);
    if (colour.getAlpha() > 0) {
      graphics.setColor(colour);
      graphics.fill(shape);
    }
  }

  private void stroke(Feature feature, Stroke stroke, Shape shape, Graphics2D graphics) {
    Color colour = stroke.colour(feature);
    BasicStroke pen = stroke.pen(feature, canvas.factor());
    if (colour.getAlpha() > 0 && pen.getLineWidth() > 0) {
      graphics.setColor(colour);
      graphics.setStroke(pen);
      graphics.draw(shape);
    }
  }

  private void point(Feature feature, Symbolizer.Point point, Coordinate at, Graphics2D graphics) {
    AffineTransform place = AffineTransform.getTranslateInstance(at.x, at.y);
    place.rotate(canvas.rotation());
    place.translate(
        point.xOffset().of(feature) * canvas.factor(),
        -point.yOffset().of(feature) * canvas.factor());
    place.rotate(Math.toRadians(point.rotation().of(feature)));
    if (point.external().isPresent()) {
      Picture picture = pictures.get(point.external().get().of(feature));
      if (picture != null) {
        picture(feature, point, picture, place, graphics);
      }
      return;
    }
    mark(feature, point, place, graphics);
  }

  private void mark(
      Feature feature, Symbolizer.Point point, AffineTransform place, Graphics2D graphics) {
    MarkShapes.Form form = MarkShapes.of(point.mark().of(feature), fonts);
    Double size = point.size().of(feature);
    double side = (size == null ? 10 : size) * canvas.factor();
    place.scale(side, side);
    Shape shape = place.createTransformedShape(form.shape());
    Composite before = fade(graphics, point.opacity().of(feature));
    if (!form.open()) {
      point.fill().ifPresent(fill -> fill(feature, fill, shape, graphics));
    }
    point.stroke().ifPresent(stroke -> stroke(feature, stroke, shape, graphics));
    graphics.setComposite(before);
  }

  private void picture(
      Feature feature,
      Symbolizer.Point point,
      Picture picture,
      AffineTransform place,
      Graphics2D graphics) {
    Double height = point.size().of(feature);
    double zoom = height == null ? 1 : height / picture.height();
    place.scale(zoom * canvas.factor(), zoom * canvas.factor());
    place.translate(-picture.width() / 2, -picture.height() / 2);
    Composite composite = fade(graphics, point.opacity().of(feature));
    AffineTransform before = graphics.getTransform();
    graphics.transform(place);
    picture.draw(graphics);
    graphics.setTransform(before);
    graphics.setComposite(composite);
  }

  /** Multiplies the opacity; returns what it was. */
  private static Composite fade(Graphics2D graphics, double opacity) {
    Composite before = graphics.getComposite();
    if (opacity < 1 && before instanceof AlphaComposite alpha) {
      graphics.setComposite(alpha.derive((float) (alpha.getAlpha() * opacity)));
    }
    return before;
  }
}
