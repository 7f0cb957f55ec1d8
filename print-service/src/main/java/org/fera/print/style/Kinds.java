package org.fera.print.style;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.cql.Values;

/** The kinds of values in styles. */
final class Kinds {

  private static final double LARGEST = 2000;
  private static final Pattern LENGTH =
      Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(px|pt|mm|cm|in|em|pc)?");
  private static final Set<String> DASHES =
      Set.of("solid", "dot", "dash", "dashdot", "longdash", "longdashdot");

  private Kinds() {}

  static final Setting.Kind<String> TEXT = value -> value == null ? null : Values.text(value);

  static final Setting.Kind<Double> NUMBER = Values::number;

  static final Setting.Kind<Color> COLOUR =
      value -> value == null ? null : Colours.parse(Values.text(value)).orElse(null);

  static final Setting.Kind<Boolean> TRUTH = Values::truth;

  /** 0 to 1. */
  static final Setting.Kind<Double> SHARE =
      value -> {
        Double number = Values.number(value);
        return number == null || number < 0 || number > 1 ? null : number;
      };

  /** A length that may be negative, in pixels or with a unit; in pixels. */
  static final Setting.Kind<Double> OFFSET =
      value -> {
        Double length = length(value);
        return length == null || Math.abs(length) > LARGEST ? null : length;
      };

  /** A length from 0, in pixels or with a unit; in pixels. */
  static final Setting.Kind<Double> SIZE =
      value -> {
        Double length = length(value);
        return length == null || length < 0 || length > LARGEST ? null : length;
      };

  /** The name of a dash style or lengths of strokes and gaps. */
  static final Setting.Kind<String> DASH =
      value -> {
        String text = value == null ? "" : Values.text(value).trim().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? null : DASHES.contains(text) || lengths(text) != null ? text : null;
      };

  static Setting.Kind<String> oneOf(String... names) {
    List<String> known = List.of(names);
    return value -> {
      String name = value == null ? "" : Values.text(value).toLowerCase(Locale.ROOT);
      return known.contains(name) ? name : null;
    };
  }

  private static Double length(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    Matcher parts =
        LENGTH.matcher(value == null ? "" : Values.text(value).trim().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return null;
    }
    Double number = Values.number(parts.group(1));
    if (number == null) {
      return null;
    }
    String unit = parts.group(2) == null ? "px" : parts.group(2);
    return switch (unit) {
      case "mm" -> number * 72 / 25.4;
      case "cm" -> number * 72 / 2.54;
      case "in" -> number * 72;
      case "em", "pc" -> number * 12;
      default -> number;
    };
  }

  /** Lengths of strokes and gaps for a line of that width; empty for a solid line. */
  static double[] dashes(String style, double width) {
    double wide = 2 * width;
    return switch (style) {
      case "solid" -> new double[0];
      case "dot" -> new double[] {0.1, wide};
      case "dash" -> new double[] {wide, wide};
      case "dashdot" -> new double[] {3 * width, wide, 0.1, wide};
      case "longdash" -> new double[] {4 * width, wide};
      case "longdashdot" -> new double[] {5 * width, wide, 0.1, wide};
      default -> lengths(style);
    };
  }

  private static double[] lengths(String text) {
    try {
      double[] lengths =
          Arrays.stream(text.split("[ ,]+")).mapToDouble(Double::parseDouble).toArray();
      boolean plain = Arrays.stream(lengths).allMatch(length -> length >= 0 && length < LARGEST);
      return plain && Arrays.stream(lengths).sum() > 0 ? lengths : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
