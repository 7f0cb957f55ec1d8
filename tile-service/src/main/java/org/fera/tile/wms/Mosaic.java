package org.fera.tile.wms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.render.TileAddress;

/**
 * The tiles of one level that a map can be made of.
 *
 * @param tiles a block of tiles that all exist
 */
record Mosaic(MapLayer layer, TileMatrix matrix, TileRange tiles) {

  /** More would take more memory decoded than one map may (26 MB). */
  private static final int MOST_TILES = 100;

  /** Beyond this lettering gets too small or too coarse, and the source is asked instead. */
  private static final double MOST_SCALING = 2;

  /** What a layer has of a map: tiles, nothing at all, or only what its source draws. */
  sealed interface Part permits Tiles, Nothing, Drawing {}

  record Tiles(Mosaic mosaic) implements Part {}

  record Nothing() implements Part {}

  record Drawing() implements Part {}

  static Part of(WmsMap map, MapLayer layer) {
    Optional<Extent> covered = map.extent().intersection(layer.link().extent());
    if (covered.isEmpty()) {
      return new Nothing();
    }
    TileMatrix level = closest(map, layer);
    double x = map.resolutionX() / level.resolution();
    double y = map.resolutionY() / level.resolution();
    if (scaling(x) > MOST_SCALING || scaling(y) > MOST_SCALING) {
      return new Drawing();
    }
    TileRange tiles = level.tilesIn(covered.get());
    return (long) tiles.columns() * tiles.rows() > MOST_TILES
        ? new Drawing()
        : new Tiles(new Mosaic(layer, level, tiles));
  }

  List<TileAddress> addresses() {
    List<TileAddress> addresses = new ArrayList<>();
    for (int row = tiles.minRow(); row <= tiles.maxRow(); row++) {
      for (int column = tiles.minColumn(); column <= tiles.maxColumn(); column++) {
        addresses.add(new TileAddress(layer.tileset(), layer.link(), matrix, column, row));
      }
    }
    return addresses;
  }

  private static TileMatrix closest(WmsMap map, MapLayer layer) {
    TileMatrix best = null;
    for (TileMatrix matrix : layer.link().keptMatrices()) {
      if (best == null
          || scaling(map.resolutionX() / matrix.resolution())
              < scaling(map.resolutionX() / best.resolution())) {
        best = matrix;
      }
    }
    return best;
  }

  private static double scaling(double factor) {
    return Math.max(factor, 1 / factor);
  }
}
