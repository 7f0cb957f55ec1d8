package org.fera.tile.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.WellKnownGrids;

/** Reads the section {@code grids}. */
final class GridReader {

  private static final Pattern EPSG = Pattern.compile("EPSG:([0-9]{4,6})");
  private static final int DEFAULT_TILE_SIZE = 256;

  private GridReader() {}

  /** The grids of the file and the built-in ones, by id. */
  static Map<String, Grid> read(Optional<YamlMap> section) {
    Map<String, Grid> grids = new LinkedHashMap<>(WellKnownGrids.byId());
    if (section.isPresent()) {
      YamlMap map = section.get();
      for (String id : map.keys()) {
        if (grids.containsKey(id)) {
          throw map.fault(id, "is built in and cannot be defined");
        }
        grids.put(id, grid(Names.checked(map, id), map.requiredMap(id)));
      }
    }
    return grids;
  }

  private static Grid grid(String id, YamlMap map) {
    Crs crs = crs(map);
    Extent extent = extent(map, "extent").orElseThrow(() -> map.fault("extent", "is missing"));
    int tileSize = map.integer("tile-size", DEFAULT_TILE_SIZE, 16, 2048);
    Grid.Origin origin =
        map.convert(
                "origin",
                "",
                text ->
                    switch (text) {
                      case "top-left" -> Grid.Origin.TOP_LEFT;
                      case "bottom-left" -> Grid.Origin.BOTTOM_LEFT;
                      default ->
                          throw new IllegalArgumentException("must be top-left or bottom-left");
                    })
            .orElse(Grid.Origin.TOP_LEFT);
    List<Double> resolutions = resolutions(map, crs);
    String title = map.text("title", id);
    boolean byResolution = byResolution(map);
    Grid.Names names =
        new Grid.Names(
            map.list("aliases").orElse(List.of()), map.list("crs-aliases").orElse(List.of()));
    map.end();
    try {
      Grid grid =
          Grid.of(id, title, crs, Optional.empty(), extent, origin, tileSize, resolutions)
              .with(names);
      return byResolution ? grid.withLevelsByResolution() : grid;
    } catch (IllegalArgumentException e) {
      throw map.fault("resolutions", e.getMessage());
    }
  }

  private static List<Double> resolutions(YamlMap map, Crs crs) {
    Optional<List<Double>> resolutions = map.numbers("resolutions");
    Optional<List<Double>> scales = map.numbers("scale-denominators");
    if (resolutions.isPresent() && scales.isPresent()) {
      throw map.fault("scale-denominators", "cannot stand beside resolutions");
    }
    return resolutions
        .or(() -> scales.map(list -> list.stream().map(crs::resolution).toList()))
        .filter(list -> !list.isEmpty())
        .orElseThrow(() -> map.fault("resolutions", "is missing"));
  }

  private static boolean byResolution(YamlMap map) {
    return map.convert(
            "level-names",
            "",
            text ->
                switch (text) {
                  case "index" -> false;
                  case "resolution" -> true;
                  default -> throw new IllegalArgumentException("must be index or resolution");
                })
        .orElse(false);
  }

  private static Crs crs(YamlMap map) {
    Matcher name = EPSG.matcher(map.requiredText("crs"));
    if (!name.matches()) {
      throw map.fault("crs", "must be a name such as EPSG:3857");
    }
    Crs.Unit unit =
        map.convert(
                "units",
                "",
                text ->
                    switch (text) {
                      case "m" -> Crs.Unit.METRE;
                      case "ft" -> Crs.Unit.FOOT;
                      case "degree" -> Crs.Unit.DEGREE;
                      default -> throw new IllegalArgumentException("must be m, ft or degree");
                    })
            .orElse(Crs.Unit.METRE);
    boolean northingFirst = map.flag("northing-first", unit == Crs.Unit.DEGREE);
    return new Crs("EPSG", name.group(1), unit, northingFirst);
  }

  static Optional<Extent> extent(YamlMap map, String key) {
    return map.numbers(key)
        .map(
            bounds -> {
              if (bounds.size() != 4) {
                throw map.fault(key, "must be [min x, min y, max x, max y]");
              }
              try {
                return new Extent(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
              } catch (IllegalArgumentException e) {
                throw map.fault(key, e.getMessage());
              }
            });
  }
}
