package org.fera.tile.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.grid.Grid;
import org.fera.tile.store.FileLayout;
import org.fera.tile.store.StoreSettings;

/** Reads the section {@code stores}. */
final class StoreReader {

  private final Path beside;
  private final Map<String, Grid> grids;

  /**
   * @param beside folder of the configuration's file, in which relative paths begin
   */
  StoreReader(Path beside, Map<String, Grid> grids) {
    this.beside = beside;
    this.grids = grids;
  }

  Map<String, StoreSettings> read(Optional<YamlMap> section) {
    Map<String, StoreSettings> stores = new LinkedHashMap<>();
    section.ifPresent(
        map ->
            map.keys()
                .forEach(id -> stores.put(Names.checked(map, id), store(id, map.requiredMap(id)))));
    return stores;
  }

  private StoreSettings store(String id, YamlMap map) {
    return map.text("file").isPresent() ? mbtiles(id, map) : files(id, map);
  }

  /** All tiles in one file, which prescribes how they are found in it. */
  private StoreSettings mbtiles(String id, YamlMap map) {
    Path file = map.convert("file", "", beside::resolve).orElseThrow().normalize();
    StoreSettings settings =
        new StoreSettings(
            id,
            file.getParent(),
            FileLayout.MAPCACHE,
            Optional.of(true),
            Map.of(),
            Optional.of(file.getFileName().toString()),
            map.flag("read-only", false));
    map.end();
    return settings;
  }

  private StoreSettings files(String id, YamlMap map) {
    StoreSettings settings =
        new StoreSettings(
            id,
            beside.resolve(map.requiredText("folder")),
            map.convert("layout", "", StoreReader::layout).orElse(FileLayout.MAPCACHE),
            map.convert("rows", "", StoreReader::fromSouth),
            map.map("grid-names").map(this::gridNames).orElse(Map.of()),
            Optional.empty(),
            map.flag("read-only", false));
    map.end();
    return settings;
  }

  private static FileLayout layout(String text) {
    return FileLayout.named(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be mapcache, wmts, arcgis or a path with {z}, {x} and {y} or {inv_y}"));
  }

  private static boolean fromSouth(String text) {
    return switch (text) {
      case "south" -> true;
      case "north" -> false;
      default -> throw new IllegalArgumentException("must be north or south");
    };
  }

  private Map<String, String> gridNames(YamlMap map) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String id : map.keys()) {
      if (!grids.containsKey(id)) {
        throw map.fault(id, "is not among the grids");
      }
      map.convert(id, "", name -> Names.checked(map, name)).ifPresent(n -> names.put(id, n));
    }
    return names;
  }
}
