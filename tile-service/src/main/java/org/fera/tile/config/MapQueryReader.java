package org.fera.tile.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.MapQuery;
import org.fera.tile.tileset.Metatiling;
import org.fera.tile.tileset.TileEncoding;

/** Reads what a tileset asks its source for. */
final class MapQueryReader {

  private MapQueryReader() {}

  static MapQuery read(YamlMap map) {
    List<String> layers = map.list("layers").orElse(List.of());
    if (layers.isEmpty()) {
      throw map.fault("layers", "at least one layer of the source is needed");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    map.map("parameters")
        .ifPresent(
            section ->
                section.keys().forEach(key -> parameters.put(key, section.requiredText(key))));
    return new MapQuery(
        String.join(",", layers),
        String.join(",", map.list("styles").orElse(List.of())),
        map.text("source-format", "image/png"),
        map.flag("transparent", false),
        parameters);
  }

  static FeatureInfo featureInfo(YamlMap map) {
    List<String> layers = map.list("layers").orElse(List.of());
    List<String> formats = map.list("formats").orElse(List.of());
    if (layers.isEmpty() || formats.isEmpty()) {
      throw map.fault(layers.isEmpty() ? "layers" : "formats", "is missing");
    }
    map.end();
    return new FeatureInfo(String.join(",", layers), formats);
  }

  static Metatiling metatiling(Optional<YamlMap> section, TileEncoding encoding) {
    if (encoding.kind() == TileEncoding.Kind.SOURCE) {
      section.ifPresent(
          map -> {
            throw map.fault("", "the source's bytes cannot be cut: leave it out, or the format");
          });
      return new Metatiling(1, 1, 0);
    }
    if (section.isEmpty()) {
      return new Metatiling(5, 5, 64);
    }
    YamlMap map = section.get();
    Metatiling metatiling =
        new Metatiling(
            map.integer("columns", 5, 1, 32),
            map.integer("rows", 5, 1, 32),
            map.integer("buffer", 64, 0, 1024));
    map.end();
    return metatiling;
  }
}
