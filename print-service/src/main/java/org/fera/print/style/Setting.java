package org.fera.print.style;

import org.fera.print.cql.Expression;
import org.fera.print.feature.Feature;

/**
 * One value of a symbolizer, which may depend on the feature.
 *
 * @param otherwise what stands in where the expression has no value of its kind for a feature; may
 *     be null
 */
public record Setting<T>(Expression expression, Kind<T> kind, T otherwise) {

  /** A kind of values. */
  @FunctionalInterface
  public interface Kind<T> {
    /** The value as one of this kind; null if it is none. */
    T of(Object value);
  }

  static <T> Setting<T> fixed(T value) {
    return new Setting<>(new Expression.Literal(null), any -> null, value);
  }

  /** The value for a feature. */
  public T of(Feature feature) {
    T value = kind.of(expression.of(feature));
    return value == null ? otherwise : value;
  }
}
