package org.fera.print.report;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of downloads, by MapFish Print's rules: dates filled in, then plain characters only. */
final class Filename {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)\\}");
  private static final int LONGEST = 120;

  private Filename() {}

  /**
   * A file name.
   *
   * @param pattern may hold {@code ${date}}, {@code ${time}}, {@code ${datetime}} or date patterns;
   *     what is none stays
   * @param format extension, added if the pattern does not end with it
   */
  static String of(String pattern, String format, ZonedDateTime now) {
    String filled =
        PLACEHOLDER
            .matcher(pattern)
            .replaceAll(
                found -> Matcher.quoteReplacement(fill(found.group(1), found.group(), now)));
    String plain =
        filled.replace(",", "").replaceAll("\\s", "_").replaceAll("[^a-zA-Z0-9\\-_.:+]", "_");
    String name = plain.substring(0, Math.min(plain.length(), LONGEST));
    String suffix = "." + format;
    return name.toLowerCase(Locale.ROOT).endsWith(suffix) ? name : name + suffix;
  }

  private static String fill(String pattern, String literal, ZonedDateTime now) {
    String known =
        switch (pattern) {
          case "date" -> "yyyyMMdd";
          case "time" -> "HHmmss";
          case "datetime" -> "yyyyMMdd_HHmmss";
          default -> pattern;
        };
    try {
      return DateTimeFormatter.ofPattern(known, Locale.ROOT).format(now);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return literal;
    }
  }
}
