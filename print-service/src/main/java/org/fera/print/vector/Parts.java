package org.fera.print.vector;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Simple parts of geometries, and the places where marks and labels stand in them. */
final class Parts {

  private Parts() {}

  /** Points, lines and polygons of a geometry. */
  static List<Geometry> of(Geometry geometry) {
    List<Geometry> parts = new ArrayList<>();
    collect(geometry, parts);
    return parts;
  }

  private static void collect(Geometry geometry, List<Geometry> parts) {
    if (geometry.getNumGeometries() == 1 && geometry.getGeometryN(0) == geometry) {
      if (!geometry.isEmpty()) {
        parts.add(geometry);
      }
      return;
    }
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      collect(geometry.getGeometryN(i), parts);
    }
  }

  /** What lies in an area; unchanged if all of it does, empty if nothing does. */
  static Geometry within(Geometry part, Envelope area) {
    Envelope box = part.getEnvelopeInternal();
    if (area.contains(box)) {
      return part;
    }
    if (!area.intersects(box)) {
      return part.getFactory().createEmpty(part.getDimension());
    }
    Geometry frame = part.getFactory().toGeometry(area);
    try {
      return part.intersection(frame);
    } catch (TopologyException | IllegalArgumentException e) {
      return GeometryFixer.fix(part).intersection(frame);
    }
  }

  /** Where a mark or label stands: the point, the middle of the line, a place in the polygon. */
  static Coordinate middle(Geometry part) {
    return switch (part.getDimension()) {
      case 0 -> part.getCoordinate();
      case 1 -> new LengthIndexedLine(part).extractPoint(part.getLength() / 2);
      default -> inside(part);
    };
  }

  private static Coordinate inside(Geometry polygon) {
    var centroid = polygon.getCentroid();
    try {
      return !centroid.isEmpty() && polygon.contains(centroid)
          ? centroid.getCoordinate()
          : polygon.getInteriorPoint().getCoordinate();
    } catch (TopologyException | IllegalArgumentException e) {
      return polygon.getEnvelopeInternal().centre();
    }
  }

  /** The part that says most: the longest line, the largest polygon. */
  static Geometry largest(List<Geometry> parts) {
    Geometry largest = parts.get(0);
    for (Geometry part : parts) {
      boolean larger =
          part.getDimension() == 2 && largest.getDimension() == 2
              ? part.getArea() > largest.getArea()
              : part.getLength() > largest.getLength();
      largest = larger ? part : largest;
    }
    return largest;
  }
}
