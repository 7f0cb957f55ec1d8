package org.fera.app.themes;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The times of a WMS layer: single ones, or from one to another in steps. */
sealed interface TimeExtent {

  /** Both together; fails with a sentence when they cannot be asked together. */
  TimeExtent merged(TimeExtent other);

  /** As front ends read it. */
  TimeNode node(String mode, String widget);

  /**
   * @param min earliest, or null
   * @param max latest, or null
   */
  record Defaults(Instant min, Instant max) {

    /** From {@code first} or {@code first/last}; null: none. */
    static Defaults of(String text) {
      if (text == null || text.isBlank()) {
        return new Defaults(null, null);
      }
      String[] parts = text.split("/");
      return new Defaults(
          TimeText.of(parts[0]).instant(),
          parts.length > 1 ? TimeText.of(parts[1]).instant() : null);
    }

    Defaults merged(Defaults other) {
      return new Defaults(earlier(min, other.min), later(max, other.max));
    }
  }

  /** Single times; never empty. */
  record Values(SortedSet<Instant> values, String resolution, Defaults defaults)
      implements TimeExtent {

    @Override
    public TimeExtent merged(TimeExtent other) {
      if (!(other instanceof Values more)) {
        throw new IllegalArgumentException("Could not mix time values with a time interval");
      }
      SortedSet<Instant> all = new TreeSet<>(values);
      all.addAll(more.values);
      return new Values(all, resolution, defaults.merged(more.defaults));
    }

    @Override
    public TimeNode node(String mode, String widget) {
      return new TimeNode(
          values.first().toString(),
          values.last().toString(),
          values.stream().map(Instant::toString).toList(),
          null,
          resolution,
          text(defaults.min),
          text(defaults.max),
          mode,
          widget);
    }
  }

  /**
   * @param step years, months, days, seconds
   */
  record Interval(
      Instant start, Instant end, List<Integer> step, String resolution, Defaults defaults)
      implements TimeExtent {

    @Override
    public TimeExtent merged(TimeExtent other) {
      if (!(other instanceof Interval more)) {
        throw new IllegalArgumentException("Could not mix a time interval with time values");
      }
      if (!step.equals(more.step)) {
        throw new IllegalArgumentException("Could not mix times with different intervals");
      }
      return new Interval(
          earlier(start, more.start),
          later(end, more.end),
          step,
          resolution,
          defaults.merged(more.defaults));
    }

    @Override
    public TimeNode node(String mode, String widget) {
      return new TimeNode(
          start.toString(),
          end.toString(),
          null,
          step,
          resolution,
          text(defaults.min),
          text(defaults.max),
          mode,
          widget);
    }
  }

  /**
   * Reads the extent of WMS capabilities.
   *
   * @param extent {@code value,value,...} or {@code start/end/step}
   * @param defaultValue null: none
   */
  static TimeExtent of(String extent, String defaultValue) {
    String[] values = extent.split(",");
    Defaults defaults = Defaults.of(defaultValue);
    if (!extent.contains("/")) {
      List<TimeText> texts = Arrays.stream(values).map(TimeText::of).toList();
      SortedSet<Instant> instants = new TreeSet<>();
      texts.forEach(text -> instants.add(text.instant()));
      return new Values(instants, texts.get(0).resolution(), defaults);
    }
    String[] parts = extent.split("/");
    if (values.length > 1 || parts.length != 3) {
      throw new IllegalArgumentException("Unsupported time definition '" + extent + "'");
    }
    TimeText start = TimeText.of(parts[0]);
    return new Interval(
        start.instant(),
        TimeText.of(parts[1]).instant(),
        TimeText.step(parts[2]),
        start.resolution(),
        defaults);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private static Instant later(Instant a, Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
