package org.fera.print.vector;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.fera.print.feature.Feature;
import org.fera.print.style.Symbolizer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/** Labels at a point, moved and turned as their style says. */
final class PointLabels {

  private static final int DIRECTIONS = 8;
  private static final double STEP = 4;

  private PointLabels() {}

  static List<Placed> place(
      Label label,
      Symbolizer.Text style,
      Feature feature,
      Geometry part,
      Canvas canvas,
      Occupied occupied) {
    Coordinate at = Parts.middle(part);
    for (Coordinate move : moves(style.placement().displacement() * canvas.factor())) {
      AffineTransform place = AffineTransform.getTranslateInstance(at.x + move.x, at.y + move.y);
      place.rotate(canvas.rotation() + Math.toRadians(style.rotation().of(feature)));
      place.translate(
          style.xOffset().of(feature) * canvas.factor()
              - style.anchorX().of(feature) * label.width(),
          -style.yOffset().of(feature) * canvas.factor()
              + style.anchorY().of(feature) * label.height());
      double around = style.placement().spaceAround() * canvas.factor();
      List<Geometry> boxes = List.of(Occupied.box(label.box(around), place));
      if ((!style.placement().conflicts() || occupied.free(boxes))
          && fits(boxes.get(0), part, style.placement().fit())) {
        if (style.placement().conflicts()) {
          occupied.take(boxes);
        }
        return List.of(new Placed(label, label.lines(), place));
      }
    }
    return List.of();
  }

  /** No move, then moves in all directions, further and further. */
  private static List<Coordinate> moves(double most) {
    List<Coordinate> moves = new ArrayList<>();
    moves.add(new Coordinate(0, 0));
    for (double radius = STEP; radius <= most && moves.size() < 400; radius += STEP) {
      for (int i = 0; i < DIRECTIONS; i++) {
        double angle = 2 * Math.PI * i / DIRECTIONS;
        moves.add(new Coordinate(radius * Math.cos(angle), radius * Math.sin(angle)));
      }
    }
    return moves;
  }

  private static boolean fits(Geometry box, Geometry part, double share) {
    if (part.getDimension() < 2 || share <= 0) {
      return true;
    }
    try {
      return part.intersection(box).getArea() >= share * box.getArea();
    } catch (TopologyException | IllegalArgumentException e) {
      return true;
    }
  }
}
