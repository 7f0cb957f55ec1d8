package org.fera.app.themes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as WMS capabilities write it.
 *
 * @param resolution year, month, day or second: how exactly it is written
 * @param instant its beginning; UTC where no zone is written
 */
record TimeText(String resolution, Instant instant) {

  private static final Pattern STEP =
      Pattern.compile(
          "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?"
              + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.\\d+)?S)?)?");

  static TimeText of(String written) {
    String text = written.strip();
    try {
      return switch (text.length()) {
        case 4 -> day("year", Year.parse(text).atDay(1));
        case 7 -> day("month", YearMonth.parse(text).atDay(1));
        case 10 -> day("day", LocalDate.parse(text));
        default -> new TimeText("second", instant(text));
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Invalid date format '" + text + "'", e);
    }
  }

  /** Years, months, days and seconds of an ISO 8601 duration. */
  static List<Integer> step(String written) {
    Matcher matcher = STEP.matcher(written.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid time interval '" + written + "'");
    }
    return List.of(
        number(matcher, 1),
        number(matcher, 2),
        number(matcher, 3) * 7 + number(matcher, 4),
        number(matcher, 5) * 3600 + number(matcher, 6) * 60 + number(matcher, 7));
  }

  private static TimeText day(String resolution, LocalDate day) {
    return new TimeText(resolution, day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }
}
