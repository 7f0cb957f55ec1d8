package org.fera.tile.dimension;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which values a dimension has. */
public sealed interface Allowed {

  /** The value in the spelling by which tiles are kept, or nothing when there is no such one. */
  Optional<String> value(String asked);

  /** All of them where they are few enough to choose from; else empty. */
  default List<String> listed() {
    return List.of();
  }

  /** What documents say of them; empty where there are too many to say. */
  List<String> shown();

  /**
   * Those of a list.
   *
   * @param ignoreCase whether requests may write them in any case
   */
  record Listed(List<String> values, boolean ignoreCase) implements Allowed {

    public Listed {
      values = List.copyOf(values);
    }

    @Override
    public Optional<String> value(String asked) {
      return values.stream()
          .filter(value -> ignoreCase ? value.equalsIgnoreCase(asked) : value.equals(asked))
          .findFirst();
    }

    @Override
    public List<String> listed() {
      return values;
    }

    @Override
    public List<String> shown() {
      return values;
    }
  }

  /** Those that match an expression from beginning to end. */
  record Matching(Pattern pattern) implements Allowed {

    @Override
    public Optional<String> value(String asked) {
      return pattern.matcher(asked).matches() ? Optional.of(asked) : Optional.empty();
    }

    @Override
    public List<String> shown() {
      return List.of();
    }
  }

  /** Instants and dates of one of several spans of time. */
  record Times(List<TimeSpan> spans) implements Allowed {

    public Times {
      spans = List.copyOf(spans);
    }

    @Override
    public Optional<String> value(String asked) {
      return TimeSpan.begin(asked)
          .filter(time -> spans.stream().anyMatch(span -> span.contains(time)))
          .map(time -> asked);
    }

    @Override
    public List<String> shown() {
      return spans.stream().map(TimeSpan::text).toList();
    }
  }
}
