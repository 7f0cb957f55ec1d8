package org.fera.print.style;

import java.util.List;
import java.util.Set;
import org.fera.print.cql.Filter;
import org.fera.print.feature.Feature;
import org.locationtech.jts.geom.Geometry;

/**
 * A rule of a style.
 *
 * @param kinds geometries that it draws
 * @param minScale least scale denominator, included
 * @param maxScale largest scale denominator, excluded
 */
public record Rule(
    Filter filter,
    Set<Kind> kinds,
    double minScale,
    double maxScale,
    List<Symbolizer> symbolizers) {

  /** Kinds of geometries. */
  public enum Kind {
    POINT,
    LINE,
    POLYGON;

    /** The kind of a simple geometry. */
    public static Kind of(Geometry geometry) {
      return values()[Math.max(0, geometry.getDimension())];
    }
  }

  /** Every kind. */
  static final Set<Kind> ANY = Set.of(Kind.values());

  /** A rule for all features at all scales. */
  static Rule of(Set<Kind> kinds, Symbolizer... symbolizers) {
    return new Rule(Filter.ALL, kinds, 0, Double.POSITIVE_INFINITY, List.of(symbolizers));
  }

  /** Whether the rule is for a feature on a map of that scale denominator. */
  public boolean holds(Feature feature, double scale) {
    return scale >= minScale && scale < maxScale && filter.holds(feature);
  }
}
