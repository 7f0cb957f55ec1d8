package org.fera.print.vector;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.quadtree.Quadtree;

/** The places that labels have taken. */
final class Occupied {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Quadtree taken = new Quadtree();

  /** Whether none of the boxes lies on a place that is taken. */
  boolean free(List<Geometry> boxes) {
    for (Geometry box : boxes) {
      for (Object near : taken.query(box.getEnvelopeInternal())) {
        if (((Geometry) near).intersects(box)) {
          return false;
        }
      }
    }
    return true;
  }

  void take(List<Geometry> boxes) {
    boxes.forEach(box -> taken.insert(box.getEnvelopeInternal(), box));
  }

  /** A turned box. */
  static Geometry box(Rectangle2D box, AffineTransform place) {
    return polygon(place.createTransformedShape(box));
  }

  private static Geometry polygon(Shape shape) {
    List<Coordinate> corners = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      if (path.currentSegment(at) != PathIterator.SEG_CLOSE) {
        corners.add(new Coordinate(at[0], at[1]));
      }
    }
    if (!corners.get(0).equals2D(corners.get(corners.size() - 1))) {
      corners.add(corners.get(0).copy());
    }
    return FACTORY.createPolygon(corners.toArray(new Coordinate[0]));
  }
}
