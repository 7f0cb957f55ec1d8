package org.fera.tile.dimension;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A span of time, both ends included; its text is ISO 8601, {@code begin/end} or one instant or
 * date, which stands for all of it.
 */
public record TimeSpan(String text, Instant begin, Instant end) {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /**
   * Reads a span.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static TimeSpan of(String text) {
    String[] ends = text.split("/", -1);
    Optional<Instant> begin = begin(ends[0]);
    Optional<Instant> end = end(ends[ends.length - 1]);
    if (ends.length > 2 || begin.isEmpty() || end.isEmpty() || end.get().isBefore(begin.get())) {
      throw new IllegalArgumentException(
          "must be times such as 2024, 2024-05-01T12:00:00Z or 2020-01-01/2024-12-31, not '"
              + text
              + "'");
    }
    return new TimeSpan(text, begin.get(), end.get());
  }

  boolean contains(Instant time) {
    return !time.isBefore(begin) && !time.isAfter(end);
  }

  /** The begin of an instant or date, in UTC unless it says otherwise; nothing when it is none. */
  static Optional<Instant> begin(String text) {
    try {
      return Optional.of(
          switch (text.length()) {
            case YEAR -> utc(Year.parse(text).atDay(1));
            case MONTH -> utc(YearMonth.parse(text).atDay(1));
            case DAY -> utc(LocalDate.parse(text));
            default -> instant(text);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The last moment of an instant or date. */
  private static Optional<Instant> end(String text) {
    return begin(text)
        .map(
            begin -> {
              LocalDate day = begin.atOffset(ZoneOffset.UTC).toLocalDate();
              return switch (text.length()) {
                case YEAR -> utc(day.plusYears(1)).minusNanos(1);
                case MONTH -> utc(day.plusMonths(1)).minusNanos(1);
                case DAY -> utc(day.plusDays(1)).minusNanos(1);
                default -> begin;
              };
            });
  }

  private static Instant utc(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant instant(String text) {
    boolean offset = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
