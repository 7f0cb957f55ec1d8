package org.fera.tile.render;

import org.fera.tile.cache.TileKey;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.source.MapRequest;
import org.fera.tile.store.TilePlace;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * A tile that exists: its column and row are within the limits of its tileset.
 *
 * @param row counted from the north
 */
public record TileAddress(Tileset tileset, GridLink link, TileMatrix matrix, int column, int row) {

  public TileAddress {
    if (!tileset.isDefinite()) {
      throw new IllegalArgumentException("dimensions without values: " + tileset.id());
    }
  }

  /** The tile alone as a map. */
  public MapRequest picture() {
    return new MapRequest(
        tileset.query(),
        link.grid().crs(),
        matrix.extentOf(TileRange.of(column, row)),
        matrix.tileSize(),
        matrix.tileSize());
  }

  /** Where it belongs in a store. */
  TilePlace place() {
    return new TilePlace(tileset, link, matrix, column, row);
  }

  public TileKey key() {
    return new TileKey(
        tileset.id(), link.grid().id(), link.revision(), matrix.index(), column, row);
  }
}
