package org.fera.bench.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Tiles of Switzerland in Web Mercator, levels 8 to 11.
 *
 * @param row from the north
 */
record SampleTiles(int zoom, int column, int row) {

  private static final double EDGE = 20037508.3427892480;
  private static final double[] EXTENT = {600_000, 5_700_000, 1_250_000, 6_140_000};
  private static final int FIRST_ZOOM = 8;
  private static final int LAST_ZOOM = 11;
  private static final int REQUESTS = 4000;
  private static final long SEED = 42;

  /** At the address that both sides have. */
  String path(String tileset) {
    return "/mapcache/wmts/1.0.0/%s/default/GoogleMapsCompatible/%d/%d/%d.png"
        .formatted(tileset, zoom, row, column);
  }

  /** All of them. */
  static List<SampleTiles> all() {
    List<SampleTiles> all = new ArrayList<>();
    for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
      SampleTiles first = at(zoom, EXTENT[0], EXTENT[3]);
      SampleTiles last = at(zoom, EXTENT[2], EXTENT[1]);
      for (int row = first.row; row <= last.row; row++) {
        for (int column = first.column; column <= last.column; column++) {
          all.add(new SampleTiles(zoom, column, row));
        }
      }
    }
    return all;
  }

  /** As clients ask: each level as often as another, places by lot; the same ones each time. */
  static List<SampleTiles> requests(Predicate<SampleTiles> wanted) {
    Random random = new Random(SEED);
    List<SampleTiles> requests = new ArrayList<>();
    while (requests.size() < REQUESTS) {
      int zoom = FIRST_ZOOM + random.nextInt(LAST_ZOOM - FIRST_ZOOM + 1);
      double x = EXTENT[0] + random.nextDouble() * (EXTENT[2] - EXTENT[0]);
      double y = EXTENT[1] + random.nextDouble() * (EXTENT[3] - EXTENT[1]);
      SampleTiles tile = at(zoom, x, y);
      if (wanted.test(tile)) {
        requests.add(tile);
      }
    }
    return requests;
  }

  /** Writes a file of paths for requests.lua. */
  static Path write(Path file, List<SampleTiles> tiles, String tileset) throws IOException {
    return Files.write(file, tiles.stream().map(tile -> tile.path(tileset)).toList());
  }

  /** The first tile, from the north-west, of the {@code number}th block of 5 by 5 of level 12. */
  static SampleTiles ofBlock(int number) {
    SampleTiles corner = at(LAST_ZOOM + 1, EXTENT[0], EXTENT[3]);
    int column = (corner.column / BLOCK + 1 + number % ROW_OF_BLOCKS) * BLOCK;
    int row = (corner.row / BLOCK + 1 + number / ROW_OF_BLOCKS) * BLOCK;
    return new SampleTiles(LAST_ZOOM + 1, column, row);
  }

  /** The tiles of a metatile that begins here. */
  List<SampleTiles> block() {
    List<SampleTiles> block = new ArrayList<>();
    for (int i = 0; i < BLOCK * BLOCK; i++) {
      block.add(new SampleTiles(zoom, column + i % BLOCK, row + i / BLOCK));
    }
    return block;
  }

  private static final int BLOCK = 5;
  private static final int ROW_OF_BLOCKS = 12;

  private static SampleTiles at(int zoom, double x, double y) {
    double span = 2 * EDGE / (1 << zoom);
    return new SampleTiles(zoom, (int) ((x + EDGE) / span), (int) ((EDGE - y) / span));
  }
}
