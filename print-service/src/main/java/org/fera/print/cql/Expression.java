package org.fera.print.cql;

import java.util.List;
import java.util.Optional;
import org.fera.print.feature.Feature;

/**
 * An ECQL expression. Its value is a String, Double, Boolean, JTS geometry or null, which stands
 * for everything that a feature does not have and for what cannot be computed.
 */
public sealed interface Expression {

  /** The value for a feature; may be null. */
  Object of(Feature feature);

  /** The value if it does not depend on a feature. */
  default Optional<Object> constant() {
    return Optional.empty();
  }

  /** A text, number, truth value or geometry. */
  record Literal(Object value) implements Expression {
    @Override
    public Object of(Feature feature) {
      return value;
    }

    @Override
    public Optional<Object> constant() {
      return Optional.ofNullable(value);
    }
  }

  /** A property's value; the geometry for the names under which clients ask for it. */
  record Property(String name) implements Expression {
    @Override
    public Object of(Feature feature) {
      Object value = feature.properties().get(name);
      return value == null && isGeometry() ? feature.geometry() : value;
    }

    private boolean isGeometry() {
      return List.of("geometry", "the_geom", "geom").contains(name);
    }
  }

  /** Two numbers and an operator; null if one of them is no number, or for a division by zero. */
  record Arithmetic(char operator, Expression left, Expression right) implements Expression {
    @Override
    public Object of(Feature feature) {
      Double a = Values.number(left.of(feature));
      Double b = Values.number(right.of(feature));
      if (a == null || b == null) {
        return null;
      }
      double result =
          switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            default -> a / b;
          };
      return Double.isFinite(result) ? result : null;
    }
  }

  /** A function of {@link Functions}. */
  record Call(Functions.Function function, List<Expression> arguments) implements Expression {
    @Override
    public Object of(Feature feature) {
      return function.of(
          feature, arguments.stream().map(argument -> argument.of(feature)).toArray());
    }
  }
}
