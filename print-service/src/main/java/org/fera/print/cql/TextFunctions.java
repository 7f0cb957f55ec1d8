package org.fera.print.cql;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Functions that make or read texts. */
final class TextFunctions {

  private static final int ANY = 50;
  private static final int LONGEST = 10_000;

  private TextFunctions() {}

  static void add(Functions.Shelf shelf) {
    text(shelf, "strToUpperCase", text -> text.toUpperCase(Locale.ROOT));
    text(shelf, "strToLowerCase", text -> text.toLowerCase(Locale.ROOT));
    text(shelf, "strTrim", String::trim);
    text(shelf, "strTrim2", String::trim);
    text(shelf, "strCapitalize", TextFunctions::capitalize);
    text(shelf, "strReverse", text -> new StringBuilder(text).reverse().toString());
    shelf
        .add("strConcat", 2, ANY, (f, a) -> joined(a, 0, ""))
        .add("concatenate", 1, ANY, (f, a) -> joined(a, 0, ""))
        .add("strLength", 1, (f, a) -> (double) Values.text(a[0]).length())
        .add("strSubstring", 3, (f, a) -> part(a[0], a[1], a[2]))
        .add("strSubstringStart", 2, (f, a) -> part(a[0], a[1], (double) LONGEST))
        .add("strIndexOf", 2, (f, a) -> (double) Values.text(a[0]).indexOf(Values.text(a[1])))
        .add(
            "strLastIndexOf",
            2,
            (f, a) -> (double) Values.text(a[0]).lastIndexOf(Values.text(a[1])))
        .add("strStartsWith", 2, (f, a) -> Values.text(a[0]).startsWith(Values.text(a[1])))
        .add("strEndsWith", 2, (f, a) -> Values.text(a[0]).endsWith(Values.text(a[1])))
        .add(
            "strEqualsIgnoreCase",
            2,
            (f, a) -> Values.text(a[0]).equalsIgnoreCase(Values.text(a[1])))
        .add("strReplace", 3, 4, (f, a) -> replace(a))
        .add(
            "strDefaultIfBlank",
            2,
            (f, a) -> Values.text(a[0]).isBlank() ? a[1] : Values.text(a[0]))
        .add("numberFormat", 2, 3, (f, a) -> number(a))
        .add("dateFormat", 2, (f, a) -> date(Values.text(a[0]), Values.text(a[1])));
  }

  private static void text(Functions.Shelf shelf, String name, UnaryOperator<String> change) {
    shelf.add(name, 1, (f, a) -> a[0] == null ? null : change.apply(Values.text(a[0])));
  }

  private static String joined(Object[] values, int from, String between) {
    String text =
        Arrays.stream(values).skip(from).map(Values::text).collect(Collectors.joining(between));
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static String capitalize(String text) {
    StringBuilder result = new StringBuilder();
    boolean first = true;
    for (char sign : text.toCharArray()) {
      result.append(first ? Character.toUpperCase(sign) : Character.toLowerCase(sign));
      first = Character.isWhitespace(sign);
    }
    return result.toString();
  }

  private static String part(Object value, Object from, Object to) {
    String text = Values.text(value);
    Double first = Values.number(from);
    Double last = Values.number(to);
    if (first == null || last == null) {
      return null;
    }
    int start = (int) Math.max(0, Math.min(text.length(), first));
    int end = (int) Math.max(start, Math.min(text.length(), last));
    return text.substring(start, end);
  }

  /** The fourth argument says whether all places are replaced; else the first one. */
  private static String replace(Object[] a) {
    String text = Values.text(a[0]);
    boolean all = a.length < 4 || Boolean.TRUE.equals(Values.truth(a[3]));
    String old = Values.text(a[1]);
    if (old.isEmpty()) {
      return text;
    }
    String fresh = Values.text(a[2]);
    int at = text.indexOf(old);
    if (all) {
      return text.replace(old, fresh);
    }
    return at < 0 ? text : text.substring(0, at) + fresh + text.substring(at + old.length());
  }

  private static String number(Object[] a) {
    Double number = Values.number(a[1]);
    if (number == null) {
      return null;
    }
    Locale locale = a.length < 3 ? Locale.ROOT : Locale.forLanguageTag(Values.text(a[2]));
    try {
      return new DecimalFormat(Values.text(a[0]), DecimalFormatSymbols.getInstance(locale))
          .format(number);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String date(String first, String second) {
    for (String[] order : new String[][] {{first, second}, {second, first}}) {
      try {
        TemporalAccessor time =
            order[1].contains("T") ? OffsetDateTime.parse(order[1]) : LocalDate.parse(order[1]);
        return DateTimeFormatter.ofPattern(order[0], Locale.ROOT).format(time);
      } catch (DateTimeException | IllegalArgumentException e) {
        // The pattern and the date may stand the other way round.
      }
    }
    return null;
  }
}
