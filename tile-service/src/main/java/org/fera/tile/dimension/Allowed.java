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

  /**
   * Those that a database lists.
   *
   * @param usual the value of requests that name none; the first of the list when absent
   * @param known absent until the database has said so for the first time
   */
  record Queried(
      ValueQuery query, boolean ignoreCase, Optional<String> usual, Optional<List<String>> known)
      implements Allowed {

    public Queried {
      known = known.map(List::copyOf);
    }

    /** The same with what the database has said; unchanged when it has not. */
    Queried with(Optional<List<String>> values) {
      return new Queried(query, ignoreCase, usual, values.or(() -> known));
    }

    @Override
    public Optional<String> value(String asked) {
      return new Listed(known.orElseThrow(ValuesUnknown::new), ignoreCase).value(asked);
    }

    @Override
    public List<String> listed() {
      return shown();
    }

    @Override
    public List<String> shown() {
      return known.orElse(List.of());
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
