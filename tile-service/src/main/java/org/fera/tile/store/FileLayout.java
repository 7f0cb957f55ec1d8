package org.fera.tile.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a tile's file is named below its folder. */
public sealed interface FileLayout {

  /** MapCache's own, which it calls tilecache. */
  FileLayout MAPCACHE = new MapCache();

  /** That of TileCloud-chain and of WMTS by path; rows from the north always. */
  FileLayout WMTS = new Wmts();

  /** That of an exploded ArcGIS cache. */
  FileLayout ARCGIS = new ArcGis();

  /**
   * The path of a tile, with slashes.
   *
   * @param grid the name of its grid there
   * @param y its row as the folder counts rows
   */
  String path(TilePlace place, String grid, int y);

  /** A folder for the value of each dimension, with a slash at its end; empty without any. */
  private static String dimensions(TilePlace place) {
    return place.tileset().chosen().segments().stream()
        .map(segment -> segment + "/")
        .collect(Collectors.joining());
  }

  /** Whether tiles of different values of dimensions have different paths. */
  default boolean knowsDimensions() {
    return true;
  }

  /**
   * The layout that a configuration names, or a template with {@code {z}}, {@code {x}} and {@code
   * {y}} or {@code {inv_y}}; nothing when it is neither.
   */
  static Optional<FileLayout> named(String text) {
    return switch (text) {
      case "mapcache" -> Optional.of(MAPCACHE);
      case "wmts" -> Optional.of(WMTS);
      case "arcgis" -> Optional.of(ARCGIS);
      default -> Template.of(text);
    };
  }

  /** {@code tileset/grid/07/000/000/066/000/000/045.png}. */
  record MapCache() implements FileLayout {

    private static final int THOUSAND = 1000;
    private static final int MILLION = THOUSAND * THOUSAND;

    @Override
    public String path(TilePlace place, String grid, int y) {
      return String.format(
          Locale.ROOT,
          "%s/%s/%s%02d/%s/%s.%s",
          place.tileset().id(),
          grid,
          dimensions(place),
          place.matrix().index(),
          thousands(place.column()),
          thousands(y),
          place.tileset().format().extension());
    }

    private static String thousands(int number) {
      return String.format(
          Locale.ROOT,
          "%03d/%03d/%03d",
          number / MILLION,
          number / THOUSAND % THOUSAND,
          number % THOUSAND);
    }
  }

  /** {@code 1.0.0/tileset/style/grid/7/45/66.png}. */
  record Wmts() implements FileLayout {
    @Override
    public String path(TilePlace place, String grid, int y) {
      return String.join(
          "/",
          "1.0.0",
          place.tileset().id(),
          place.tileset().style(),
          dimensions(place) + grid,
          place.matrix().id(),
          Integer.toString(place.row()),
          place.column() + "." + place.tileset().format().extension());
    }
  }

  /** {@code tileset/grid/L07/R0000002d/C00000042.png}. */
  record ArcGis() implements FileLayout {
    @Override
    public String path(TilePlace place, String grid, int y) {
      return String.format(
          Locale.ROOT,
          "%s/%s/%sL%02d/R%08x/C%08x.%s",
          place.tileset().id(),
          grid,
          dimensions(place),
          place.matrix().index(),
          y,
          place.column(),
          place.tileset().format().extension());
    }
  }

  /** A layout of one's own, in MapCache's words. */
  record Template(String text) implements FileLayout {

    private static final Pattern ALLOWED = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_.{}/-]{5,200}");
    private static final Pattern WORD = Pattern.compile("\\{([a-z_]+)}");
    private static final Set<String> WORDS =
        Set.of("tileset", "grid", "style", "dim", "ext", "z", "x", "y", "inv_y");

    @Override
    public boolean knowsDimensions() {
      return text.contains("{dim}");
    }

    static Optional<FileLayout> of(String text) {
      boolean placed =
          text.contains("{z}")
              && text.contains("{x}")
              && (text.contains("{y}") || text.contains("{inv_y}"));
      boolean known = WORD.matcher(text).results().allMatch(word -> WORDS.contains(word.group(1)));
      boolean clean = WORD.matcher(text).replaceAll("").matches("[^{}]*");
      return placed && known && clean && ALLOWED.matcher(text).matches()
          ? Optional.of(new Template(text))
          : Optional.empty();
    }

    @Override
    public String path(TilePlace place, String grid, int y) {
      return WORD.matcher(text)
          .replaceAll(word -> Matcher.quoteReplacement(value(word.group(1), place, grid, y)));
    }

    private static String value(String word, TilePlace place, String grid, int y) {
      return switch (word) {
        case "tileset" -> place.tileset().id();
        case "grid" -> grid;
        case "style" -> place.tileset().style();
        case "dim" -> String.join("/", place.tileset().chosen().segments());
        case "ext" -> place.tileset().format().extension();
        case "z" -> Integer.toString(place.matrix().index());
        case "x" -> Integer.toString(place.column());
        case "y" -> Integer.toString(y);
        default -> Integer.toString(place.matrix().height() - 1 - y);
      };
    }
  }
}
