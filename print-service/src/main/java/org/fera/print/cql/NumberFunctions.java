package org.fera.print.cql;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of numbers. */
final class NumberFunctions {

  private static final int ANY = 50;

  private NumberFunctions() {}

  static void add(Functions.Shelf shelf) {
    for (String suffix : new String[] {"", "_2", "_3", "_4"}) {
      one(shelf, "abs" + suffix, Math::abs);
      shelf.add("min" + suffix, 2, ANY, (f, a) -> fold(a, Math::min));
      shelf.add("max" + suffix, 2, ANY, (f, a) -> fold(a, Math::max));
    }
    one(shelf, "ceil", Math::ceil);
    one(shelf, "floor", Math::floor);
    one(shelf, "round", Math::floor, 0.5);
    one(shelf, "roundDouble", Math::floor, 0.5);
    one(shelf, "rint", Math::rint);
    one(shelf, "sqrt", Math::sqrt);
    one(shelf, "exp", Math::exp);
    one(shelf, "log", Math::log);
    one(shelf, "sin", Math::sin);
    one(shelf, "cos", Math::cos);
    one(shelf, "tan", Math::tan);
    one(shelf, "asin", Math::asin);
    one(shelf, "acos", Math::acos);
    one(shelf, "atan", Math::atan);
    one(shelf, "toDegrees", Math::toDegrees);
    one(shelf, "toRadians", Math::toRadians);
    one(shelf, "parseDouble", number -> number);
    one(shelf, "parseInt", Math::floor, 0.5);
    one(shelf, "parseLong", Math::floor, 0.5);
    shelf
        .add("pi", 0, (f, a) -> Math.PI)
        .add("pow", 2, (f, a) -> fold(a, Math::pow))
        .add("atan2", 2, (f, a) -> fold(a, Math::atan2))
        .add("IEEEremainder", 2, (f, a) -> fold(a, Math::IEEEremainder))
        .add("modulo", 2, (f, a) -> fold(a, (x, y) -> x % y))
        .add("parseBoolean", 1, (f, a) -> Boolean.TRUE.equals(Values.truth(a[0])));
  }

  private static void one(Functions.Shelf shelf, String name, DoubleUnaryOperator operator) {
    one(shelf, name, operator, 0);
  }

  private static void one(
      Functions.Shelf shelf, String name, DoubleUnaryOperator operator, double plus) {
    shelf.add(
        name,
        1,
        (f, a) -> {
          Double number = Values.number(a[0]);
          return number == null ? null : finite(operator.applyAsDouble(number + plus));
        });
  }

  private static Double fold(Object[] values, DoubleBinaryOperator operator) {
    Double result = null;
    for (Object value : values) {
      Double number = Values.number(value);
      if (number == null) {
        return null;
      }
      result = result == null ? number : finite(operator.applyAsDouble(result, number));
      if (result == null) {
        return null;
      }
    }
    return result;
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
