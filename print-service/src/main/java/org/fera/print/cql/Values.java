package org.fera.print.cql;

import java.math.BigDecimal;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;

/** Conversions between the kinds of values, as ECQL's loosely typed comparisons need them. */
public final class Values {

  private Values() {}

  /** The value as a number; null if it is none. */
  public static Double number(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    if (!(value instanceof String text) || text.isBlank()) {
      return null;
    }
    try {
      double number = Double.parseDouble(text.trim());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value as text, whole numbers without a decimal point; empty for null. */
  public static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number
        ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
        : value.toString();
  }

  /** The value as a truth value; null if it is none. */
  public static Boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    String text = text(value).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1", "yes" -> Boolean.TRUE;
      case "false", "0", "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  static Geometry geometry(Object value) {
    return value instanceof Geometry geometry ? geometry : null;
  }

  /** Numbers by size if both are numbers, else texts. */
  static int compare(Object a, Object b) {
    Double left = number(a);
    Double right = number(b);
    if (left != null && right != null) {
      return Double.compare(left, right);
    }
    if (a instanceof Geometry one && b instanceof Geometry other) {
      return one.equalsTopo(other) ? 0 : one.compareTo(other);
    }
    return text(a).compareTo(text(b));
  }
}
