package org.fera.tile.tileset;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which tiles a purge is about.
 *
 * @param tileset its id
 * @param grid its id; absent for all grids of the tileset
 * @param values what dimensions are, by their names; empty for all tiles
 */
public record PurgeScope(String tileset, Optional<String> grid, Map<String, String> values)
    implements Comparable<PurgeScope> {

  private static final int MOST_PARTS = 3;

  public PurgeScope {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** All tiles of a tileset, or those of one of its grids. */
  public static PurgeScope of(String tileset, Optional<String> grid) {
    return new PurgeScope(tileset, grid, Map.of());
  }

  /** Whether each tile of the other one is one of this. */
  boolean covers(PurgeScope other) {
    return tileset.equals(other.tileset)
        && (grid.isEmpty() || grid.equals(other.grid))
        && other.values.entrySet().containsAll(values.entrySet());
  }

  /** Ids have no blank and no {@code =}; the text has no line break, whatever the values are. */
  String text() {
    String named =
        values.entrySet().stream()
            .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
            .collect(Collectors.joining("&"));
    return tileset + grid.map(id -> " " + id).orElse("") + (named.isEmpty() ? "" : " " + named);
  }

  /** The scope that {@link #text} wrote; nothing when it is another text. */
  static Optional<PurgeScope> parse(String text) {
    String[] parts = text.split(" ", -1);
    String last = parts[parts.length - 1];
    boolean valued = parts.length > 1 && last.contains("=");
    int plain = parts.length - (valued ? 1 : 0);
    if (parts.length > MOST_PARTS || plain == MOST_PARTS) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
    }
    try {
      Optional<String> grid = plain > 1 ? Optional.of(parts[1]) : Optional.empty();
      return Optional.of(new PurgeScope(parts[0], grid, valued ? values(last) : Map.of()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(text);
      }
      values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return values;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(PurgeScope other) {
    return text().compareTo(other.text());
  }
}
