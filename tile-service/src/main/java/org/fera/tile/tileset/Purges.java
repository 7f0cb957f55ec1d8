package org.fera.tile.tileset;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Since when the tiles of tilesets, or of tilesets on one grid, are good; older ones are not there.
 * Two of them merge to the later times, so that instances that tell each other what they know agree
 * in the end, whatever the order.
 *
 * @param since by the tileset's id, or its id and that of a grid with a blank between; to the
 *     millisecond
 */
public record Purges(Map<String, Instant> since) {

  public static final Purges NONE = new Purges(Map.of());

  public Purges {
    since = Collections.unmodifiableMap(new TreeMap<>(since));
  }

  /** A single one. */
  public static Purges of(String tileset, Optional<String> grid, Instant time) {
    return new Purges(Map.of(name(tileset, grid), Instant.ofEpochMilli(time.toEpochMilli())));
  }

  /** Since when tiles of a tileset on a grid are good; absent when they always were. */
  public Optional<Instant> of(String tileset, String grid) {
    Instant whole = since.get(name(tileset, Optional.empty()));
    Instant one = since.get(name(tileset, Optional.of(grid)));
    return whole == null || (one != null && one.isAfter(whole))
        ? Optional.ofNullable(one)
        : Optional.of(whole);
  }

  public Purges merged(Purges other) {
    Map<String, Instant> both = new TreeMap<>(since);
    other.since.forEach((name, time) -> both.merge(name, time, Purges::later));
    return both.equals(since) ? this : new Purges(both);
  }

  /** A line for each: milliseconds since 1970, and the name. */
  public String text() {
    return since.entrySet().stream()
        .map(entry -> entry.getValue().toEpochMilli() + " " + entry.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** Those that a text of {@link #text} holds; lines that are none are left out. */
  public static Purges parse(String text) {
    Map<String, Instant> since = new TreeMap<>();
    for (String line : text.split("\n")) {
      int blank = line.indexOf(' ');
      try {
        if (blank > 0 && blank < line.length() - 1) {
          Instant time = Instant.ofEpochMilli(Long.parseLong(line.substring(0, blank)));
          since.merge(line.substring(blank + 1), time, Purges::later);
        }
      } catch (NumberFormatException | DateTimeException e) {
        // Whoever wrote this is not of us.
      }
    }
    return new Purges(since);
  }

  private static String name(String tileset, Optional<String> grid) {
    return grid.map(id -> tileset + " " + id).orElse(tileset);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
