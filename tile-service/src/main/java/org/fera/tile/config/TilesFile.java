package org.fera.tile.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fera.tile.grid.Grid;
import org.fera.tile.store.StoreSettings;
import org.fera.tile.tileset.Tileset;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the YAML file that describes the tilesets; its grammar is in the room's README. */
public final class TilesFile {

  private TilesFile() {}

  /**
   * Reads and checks a file.
   *
   * @param servers what {@code ${name}} in addresses stands for
   * @throws ConfigurationException when something is missing, wrong or unknown
   */
  public static TileConfiguration read(Path file, Map<String, String> servers) {
    try {
      long version = Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
      return read(file.toString(), Files.readString(file), servers, version);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read: " + e.getMessage());
    }
  }

  static TileConfiguration read(String file, String text, Map<String, String> servers) {
    return read(file, text, servers, 0);
  }

  private static TileConfiguration read(
      String file, String text, Map<String, String> servers, long version) {
    YamlMap root = new YamlMap(file, "", compose(file, new StringReader(text)));
    ServiceIdentity service = service(root.map("service"));
    Map<String, Grid> grids = GridReader.read(root.map("grids"));
    Map<String, SourceSettings> sources =
        new SourceReader(servers).read(root.requiredMap("sources"));
    Path beside = Path.of(file).toAbsolutePath().getParent();
    Map<String, StoreSettings> stores = new StoreReader(beside, grids).read(root.map("stores"));
    Map<String, Tileset> tilesets =
        new TilesetReader(grids, sources, stores, beside).read(root.requiredMap("tilesets"));
    root.end();
    return new TileConfiguration(service, sources, stores, tilesets, version);
  }

  /** What there is without a file: a service without tilesets. */
  public static TileConfiguration none() {
    return new TileConfiguration(service(Optional.empty()), Map.of(), Map.of(), Map.of(), 0);
  }

  private static Node compose(String file, Reader text) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(text);
      if (node == null) {
        throw new ConfigurationException(file + ":1: is empty");
      }
      return node;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigurationException(file + ":" + line + ": is no YAML: " + e.getProblem());
    }
  }

  private static ServiceIdentity service(Optional<YamlMap> section) {
    if (section.isEmpty()) {
      return new ServiceIdentity("Fera tiles", "", List.of(), "none", "none", "Fera");
    }
    YamlMap map = section.get();
    ServiceIdentity identity =
        new ServiceIdentity(
            map.text("title", "Fera tiles"),
            map.text("abstract", ""),
            map.list("keywords").orElse(List.of()),
            map.text("fees", "none"),
            map.text("access-constraints", "none"),
            map.text("provider", "Fera"));
    map.end();
    return identity;
  }
}
