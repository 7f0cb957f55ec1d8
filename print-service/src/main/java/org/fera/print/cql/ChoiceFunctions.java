package org.fera.print.cql;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Functions that choose between values, or tell whether something is so. */
final class ChoiceFunctions {

  private static final int ANY = 200;

  private ChoiceFunctions() {}

  static void add(Functions.Shelf shelf) {
    comparison(shelf, "equalTo", order -> order == 0);
    comparison(shelf, "equalsExact", order -> order == 0);
    comparison(shelf, "notEqualTo", order -> order != 0);
    comparison(shelf, "lessThan", order -> order < 0);
    comparison(shelf, "lessEqualThan", order -> order <= 0);
    comparison(shelf, "greaterThan", order -> order > 0);
    comparison(shelf, "greaterEqualThan", order -> order >= 0);
    shelf
        .add("if_then_else", 3, (f, a) -> Boolean.TRUE.equals(Values.truth(a[0])) ? a[1] : a[2])
        .add("isNull", 1, (f, a) -> a[0] == null)
        .add("not", 1, (f, a) -> !Boolean.TRUE.equals(Values.truth(a[0])))
        .add("between", 3, (f, a) -> between(a))
        .add("isLike", 2, (f, a) -> like(a))
        .add("in", 2, ANY, (f, a) -> in(a))
        .add("coalesce", 1, ANY, (f, a) -> coalesce(a))
        .add("property", 1, (f, a) -> f.properties().get(Values.text(a[0])))
        .add("id", 0, (f, a) -> f.id())
        .add("recode", 3, ANY, (f, a) -> recode(a))
        .add("categorize", 2, ANY, (f, a) -> categorize(a))
        .add("interpolate", 5, ANY, (f, a) -> interpolate(a));
    for (int count = 2; count <= 10; count++) {
      shelf.add("in" + count, count + 1, (f, a) -> in(a));
    }
  }

  private static void comparison(Functions.Shelf shelf, String name, IntPredicate order) {
    shelf.add(
        name, 2, (f, a) -> a[0] != null && a[1] != null && order.test(Values.compare(a[0], a[1])));
  }

  private static boolean between(Object[] a) {
    return Arrays.stream(a).allMatch(Objects::nonNull)
        && Values.compare(a[0], a[1]) >= 0
        && Values.compare(a[0], a[2]) <= 0;
  }

  private static boolean like(Object[] a) {
    return a[0] != null && new LikePattern(Values.text(a[1]), false).matches(Values.text(a[0]));
  }

  private static boolean in(Object[] a) {
    return a[0] != null
        && Arrays.stream(a)
            .skip(1)
            .anyMatch(value -> value != null && Values.compare(a[0], value) == 0);
  }

  private static Object coalesce(Object[] a) {
    return Arrays.stream(a).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** A value, then pairs of what it may be and what that becomes. */
  private static Object recode(Object[] a) {
    for (int i = 1; i + 1 < a.length; i += 2) {
      if (a[0] != null && a[i] != null && Values.compare(a[0], a[i]) == 0) {
        return a[i + 1];
      }
    }
    return null;
  }

  /**
   * A value, then results with the thresholds between them; a threshold belongs to what follows.
   */
  private static Object categorize(Object[] a) {
    Double value = Values.number(a[0]);
    if (value == null) {
      return null;
    }
    Object result = a[1];
    for (int i = 2; i + 1 < a.length; i += 2) {
      Double threshold = Values.number(a[i]);
      if (threshold == null || value < threshold) {
        return result;
      }
      result = a[i + 1];
    }
    return result;
  }

  /** A value, then pairs of numbers, between which it is interpolated linearly. */
  private static Object interpolate(Object[] a) {
    Double value = Values.number(a[0]);
    if (value == null) {
      return null;
    }
    for (int i = 1; i + 1 < a.length; i += 2) {
      Double at = Values.number(a[i]);
      Double result = Values.number(a[i + 1]);
      if (at == null || result == null) {
        return null;
      }
      if (value <= at) {
        return i == 1 ? result : between(a, i, value, at, result);
      }
    }
    int last = a.length - (a.length % 2 == 1 ? 1 : 2);
    return Values.number(a[last]);
  }

  private static Object between(Object[] a, int i, double value, double at, double result) {
    Double before = Values.number(a[i - 2]);
    Double resultBefore = Values.number(a[i - 1]);
    return before == null || resultBefore == null
        ? null
        : resultBefore + (result - resultBefore) * (value - before) / (at - before);
  }
}
