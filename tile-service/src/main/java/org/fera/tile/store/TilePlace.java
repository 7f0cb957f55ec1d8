package org.fera.tile.store;

import org.fera.tile.grid.TileMatrix;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * Where a tile belongs in a store.
 *
 * @param row counted from the north
 */
public record TilePlace(Tileset tileset, GridLink link, TileMatrix matrix, int column, int row) {

  int rowFromSouth() {
    return matrix.height() - 1 - row;
  }
}
