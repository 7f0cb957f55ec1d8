package org.fera.bench.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fera.bench.process.ServiceJar;

/**
 * Starts tile-service.
 *
 * @param mapServer with the query that names its map
 * @param folder for files of configuration
 */
record Ours(Path checkout, String mapServer, Path folder) {

  private static final String HEAD =
      """
      sources:
        mapserver: {url: "%s", timeout: 60s}
      """;

  private static final String STORE =
      """
      stores:
        files: {folder: "%s", grid-names: {WebMercatorQuad: GoogleMapsCompatible}, read-only: true}
      """;

  private static final String TILESET =
      """
        %s:
          source: mapserver
          layers: [%s]
          %s
          metatile: {columns: 5, rows: 5, buffer: 10}
          grids: {WebMercatorQuad: {}}
      """;

  /**
   * How an instance keeps tiles.
   *
   * @param heap size of L1, {@code 0} for none
   * @param memcached address; absent for none
   * @param tiles a folder with MapCache's tiles; absent for none
   * @param tilesets how many there are in the configuration, 2 or more
   */
  record Keeping(String heap, Optional<String> memcached, Optional<Path> tiles, int tilesets) {}

  ServiceJar start(Keeping keeping) throws IOException {
    return start(keeping, mapServer);
  }

  /**
   * @param source in place of MapServer
   */
  ServiceJar start(Keeping keeping, String source) throws IOException {
    StringBuilder text = new StringBuilder(HEAD.formatted(source));
    keeping.tiles().ifPresent(tiles -> text.append(STORE.formatted(tiles)));
    String store = keeping.tiles().isPresent() ? "store: files" : "expires: 1h";
    text.append("tilesets:\n");
    text.append(
        TILESET.formatted(
            "base",
            "country, river, lake, canton, place",
            store + "\n    source-format: image/png; mode=8bit"));
    text.append(TILESET.formatted("lakes", "lake", "transparent: true\n    empty: transparent"));
    for (int i = 2; i < keeping.tilesets(); i++) {
      text.append(TILESET.formatted("other_" + i, "lake", "expires: 1h"));
    }
    Path file = Files.createTempFile(folder, "tiles", ".yaml");
    Files.writeString(file, text);
    Map<String, String> variables = new TreeMap<>();
    variables.put("FERA_TILES_CONFIG", file.toString());
    variables.put("FERA_TILES_HEAP_CACHE_SIZE", keeping.heap());
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    keeping.memcached().ifPresent(address -> variables.put("FERA_TILES_MEMCACHED", address));
    return ServiceJar.start(checkout, "tile-service", variables);
  }
}
