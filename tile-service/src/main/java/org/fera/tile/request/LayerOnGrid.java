package org.fera.tile.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * A tileset and one of its grids, as the services without a parameter for the grid name them:
 * {@code layer@grid}, or {@code layer} alone for its first grid; before the grid may stand values
 * of dimensions, {@code layer[time=2024]@grid}, as MapCache has them.
 */
record LayerOnGrid(Tileset tileset, GridLink link) {

  private static final Pattern VALUE = Pattern.compile("\\[([^\\]=]+)=([^\\]]*)]");
  private static final Pattern NAME =
      Pattern.compile("([^\\[@]*)((?:" + VALUE.pattern() + ")*)(?:@(.*))?");

  static LayerOnGrid of(TileFinder finder, String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw RequestFault.invalid("layer", "There is no such layer");
    }
    Tileset named = finder.tileset(parts.group(1));
    Map<String, String> values = values(named, parts.group(2));
    Tileset tileset =
        TileFinder.chosen(named, dimension -> Optional.ofNullable(values.get(dimension.name())));
    String grid = parts.group(5);
    return new LayerOnGrid(
        tileset,
        grid == null ? tileset.grids().values().iterator().next() : finder.grid(tileset, grid));
  }

  private static Map<String, String> values(Tileset tileset, String text) {
    Map<String, String> values = new HashMap<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      String name = value.group(1);
      if (tileset.dimensions().stream().noneMatch(dimension -> dimension.name().equals(name))) {
        throw TileFinder.noSuchValue(name);
      }
      values.put(name, value.group(2));
    }
    return values;
  }
}
