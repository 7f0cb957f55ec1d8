package org.fera.print.cql;

import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Functions of geometries; lengths and areas are in the map's units. */
final class GeometryFunctions {

  private static final int MOST_POINTS = 100_000;

  private GeometryFunctions() {}

  static void add(Functions.Shelf shelf) {
    one(shelf, "area", Geometry::getArea);
    one(shelf, "geomLength", Geometry::getLength);
    one(shelf, "geometryType", Geometry::getGeometryType);
    one(shelf, "numPoints", geometry -> (double) geometry.getNumPoints());
    one(shelf, "numGeometries", geometry -> (double) geometry.getNumGeometries());
    one(shelf, "isEmpty", Geometry::isEmpty);
    one(shelf, "isValid", Geometry::isValid);
    one(shelf, "toWKT", Geometry::toText);
    one(shelf, "centroid", Geometry::getCentroid);
    one(shelf, "interiorPoint", Geometry::getInteriorPoint);
    one(shelf, "boundary", Geometry::getBoundary);
    one(shelf, "convexHull", Geometry::convexHull);
    one(shelf, "envelope", Geometry::getEnvelope);
    one(shelf, "getX", geometry -> coordinate(geometry, 0).getX());
    one(shelf, "getY", geometry -> coordinate(geometry, 0).getY());
    one(shelf, "startPoint", geometry -> point(geometry, 0));
    one(shelf, "endPoint", geometry -> point(geometry, geometry.getNumPoints() - 1));
    one(shelf, "startAngle", geometry -> angle(geometry, 1, 0));
    one(
        shelf,
        "endAngle",
        geometry -> angle(geometry, geometry.getNumPoints() - 1, geometry.getNumPoints() - 2));
    shelf
        .add("buffer", 2, (f, a) -> buffer(Values.geometry(a[0]), Values.number(a[1])))
        .add(
            "distance",
            2,
            (f, a) ->
                Values.geometry(a[0]) == null || Values.geometry(a[1]) == null
                    ? null
                    : Values.geometry(a[0]).distance(Values.geometry(a[1])));
    for (String relation :
        new String[] {"intersects", "contains", "within", "disjoint", "touches", "crosses"}) {
      shelf.add(relation, 2, Spatial.relation(relation));
    }
  }

  private static void one(Functions.Shelf shelf, String name, Function<Geometry, Object> function) {
    shelf.add(
        name,
        1,
        (f, a) -> {
          Geometry geometry = Values.geometry(a[0]);
          return geometry == null || geometry.isEmpty() && !name.equals("isEmpty")
              ? null
              : function.apply(geometry);
        });
  }

  private static Object buffer(Geometry geometry, Double distance) {
    return geometry == null || distance == null || geometry.getNumPoints() > MOST_POINTS
        ? null
        : geometry.buffer(distance);
  }

  private static Coordinate coordinate(Geometry geometry, int index) {
    return geometry.getCoordinates()[index];
  }

  private static Geometry point(Geometry geometry, int index) {
    return geometry.getFactory().createPoint(coordinate(geometry, index));
  }

  /** Degrees of the direction in which a line begins or ends, counter-clockwise from the east. */
  private static Double angle(Geometry geometry, int to, int from) {
    if (geometry.getNumPoints() < 2) {
      return null;
    }
    Coordinate start = coordinate(geometry, from);
    Coordinate end = coordinate(geometry, to);
    return Math.toDegrees(Math.atan2(end.y - start.y, end.x - start.x));
  }
}
