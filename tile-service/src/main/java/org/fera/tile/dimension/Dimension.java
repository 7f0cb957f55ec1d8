package org.fera.tile.dimension;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something besides the place by which a tileset's tiles differ, as time (OGC 07-057r7, 6.3; OGC
 * 06-042, annex C).
 *
 * @param name in requests, and of the parameter that the source gets
 * @param units as {@code ISO8601} or {@code m}; may be empty
 * @param usual the value of requests that name none; empty while nobody knows
 */
public record Dimension(String name, String title, String units, String usual, Allowed allowed) {

  /** No value is longer: it stands in keys, paths and requests to the source. */
  public static final int LONGEST = 128;

  private static final Set<String> USUAL_WORDS = Set.of("default", "current");

  /** Those that WMS names without a prefix (OGC 06-042, C.3). */
  private static final Set<String> BARE = Set.of("TIME", "ELEVATION");

  /**
   * The value that a request means, in the spelling by which tiles are kept; nothing when it cannot
   * be had.
   *
   * @param asked empty or {@code default} or {@code current} for the usual one
   * @throws ValuesUnknown while the database has not said which there are
   */
  public Optional<String> value(String asked) {
    if (asked.isEmpty() || USUAL_WORDS.contains(asked)) {
      if (usual.isEmpty() && allowed instanceof Allowed.Queried queried) {
        if (queried.known().isEmpty()) {
          throw new ValuesUnknown();
        }
        return Optional.empty();
      }
      return Optional.of(usual);
    }
    return asked.length() > LONGEST ? Optional.empty() : allowed.value(asked);
  }

  /**
   * The same dimension with the values that the database lists.
   *
   * @param lists by query; what is missing there stays as it was
   */
  public Dimension with(Map<ValueQuery, List<String>> lists) {
    if (allowed instanceof Allowed.Queried queried) {
      Allowed.Queried known = queried.with(Optional.ofNullable(lists.get(queried.query())));
      String first = known.usual().or(() -> known.shown().stream().findFirst()).orElse("");
      return new Dimension(name, title, units, first, known);
    }
    return this;
  }

  /** The name by which WMS asks for it. */
  public String wmsName() {
    String upper = name.toUpperCase(Locale.ROOT);
    return BARE.contains(upper) ? upper : "DIM_" + upper;
  }

  /** What the source is told. */
  public Map<String, String> parameters(String value) {
    return BARE.contains(wmsName())
        ? Map.of(wmsName(), value)
        : Map.of(name, value, wmsName(), value);
  }
}
