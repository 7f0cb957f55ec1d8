package org.fera.tile.tileset;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Since when the tiles of tilesets are good, of one grid or of some values of dimensions too; older
 * ones are not there. Two of them merge to the later times, so that instances that tell each other
 * what they know agree in the end, whatever the order. What a later and wider one covers is left
 * out.
 *
 * @param since to the millisecond
 */
public record Purges(Map<PurgeScope, Instant> since) {

  public static final Purges NONE = new Purges(Map.of());

  public Purges {
    since = Collections.unmodifiableMap(new TreeMap<>(since));
  }

  /** A single one. */
  public static Purges of(PurgeScope scope, Instant time) {
    return new Purges(Map.of(scope, Instant.ofEpochMilli(time.toEpochMilli())));
  }

  /** Since when all tiles of a tileset on a grid are good; absent when they always were. */
  public Optional<Instant> of(String tileset, String grid) {
    return of(tileset, grid, Map.of());
  }

  /**
   * Since when the tiles with these values are good; absent when they always were.
   *
   * @param values what the dimensions of the tiles are, all of them, by their names
   */
  public Optional<Instant> of(String tileset, String grid, Map<String, String> values) {
    PurgeScope tiles = new PurgeScope(tileset, Optional.of(grid), values);
    return since.entrySet().stream()
        .filter(entry -> entry.getKey().covers(tiles))
        .map(Map.Entry::getValue)
        .max(Comparator.naturalOrder());
  }

  /** Those of a tileset that are about some of its values alone. */
  public Purges byValue(String tileset) {
    Map<PurgeScope, Instant> some = new TreeMap<>(since);
    some.keySet().removeIf(scope -> scope.values().isEmpty() || !scope.tileset().equals(tileset));
    return some.isEmpty() ? NONE : new Purges(some);
  }

  public Purges merged(Purges other) {
    Map<PurgeScope, Instant> both = new TreeMap<>(since);
    other.since.forEach((scope, time) -> add(both, scope, time));
    return both.equals(since) ? this : new Purges(both);
  }

  private static void add(Map<PurgeScope, Instant> all, PurgeScope scope, Instant time) {
    Instant same = all.get(scope);
    boolean known =
        (same != null && !same.isBefore(time))
            || all.entrySet().stream()
                .anyMatch(one -> one.getKey().covers(scope) && !one.getValue().isBefore(time));
    if (!known) {
      all.entrySet().removeIf(one -> scope.covers(one.getKey()) && !one.getValue().isAfter(time));
      all.put(scope, time);
    }
  }

  /** A line for each: milliseconds since 1970, and which tiles. */
  public String text() {
    return since.entrySet().stream()
        .map(entry -> entry.getValue().toEpochMilli() + " " + entry.getKey().text() + "\n")
        .collect(Collectors.joining());
  }

  /** Those that a text of {@link #text} holds; lines that are none are left out. */
  public static Purges parse(String text) {
    Map<PurgeScope, Instant> since = new TreeMap<>();
    for (String line : text.split("\n")) {
      int blank = line.indexOf(' ');
      try {
        if (blank > 0) {
          Instant time = Instant.ofEpochMilli(Long.parseLong(line.substring(0, blank)));
          PurgeScope.parse(line.substring(blank + 1)).ifPresent(scope -> add(since, scope, time));
        }
      } catch (NumberFormatException | DateTimeException e) {
        // Whoever wrote this is not of us.
      }
    }
    return new Purges(since);
  }
}
