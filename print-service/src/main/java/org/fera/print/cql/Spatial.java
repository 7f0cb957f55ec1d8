package org.fera.print.cql;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Spatial relations of ECQL, by name; both geometries are in the map's coordinate system. */
final class Spatial {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final Map<String, BiPredicate<Geometry, Geometry>> RELATIONS =
      Map.of(
          "EQUALS", Geometry::equalsTopo,
          "DISJOINT", Geometry::disjoint,
          "INTERSECTS", Geometry::intersects,
          "TOUCHES", Geometry::touches,
          "CROSSES", Geometry::crosses,
          "WITHIN", Geometry::within,
          "CONTAINS", Geometry::contains,
          "OVERLAPS", Geometry::overlaps);

  private Spatial() {}

  /** Whether ECQL has a relation of that name. */
  static boolean has(String name) {
    return RELATIONS.containsKey(name.toUpperCase(Locale.ROOT));
  }

  /** A relation as a function of two geometries. */
  static Functions.Function relation(String name) {
    BiPredicate<Geometry, Geometry> relation = RELATIONS.get(name.toUpperCase(Locale.ROOT));
    return (feature, values) -> {
      Geometry left = Values.geometry(values[0]);
      Geometry right = Values.geometry(values[1]);
      return left != null && right != null && relation.test(left, right);
    };
  }

  /** {@code DWITHIN} and {@code BEYOND}: the third value is a distance in the map's units. */
  static Functions.Function distance(boolean within) {
    return (feature, values) -> {
      Geometry left = Values.geometry(values[0]);
      Geometry right = Values.geometry(values[1]);
      Double limit = Values.number(values[2]);
      return left != null
          && right != null
          && limit != null
          && within == left.isWithinDistance(right, limit);
    };
  }

  static Geometry box(double minX, double minY, double maxX, double maxY) {
    return FACTORY.toGeometry(new Envelope(minX, maxX, minY, maxY));
  }
}
