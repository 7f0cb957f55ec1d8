package org.fera.tile.render;

import java.time.Instant;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.cache.TileKey;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.source.MapRequest;
import org.fera.tile.store.TilePlace;
import org.fera.tile.tileset.Freshness;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The block of tiles that is drawn at once. */
record Metatile(Tileset tileset, GridLink link, TileMatrix matrix, TileRange tiles) {

  static Metatile around(TileAddress address) {
    return new Metatile(
        address.tileset(),
        address.link(),
        address.matrix(),
        address.tileset().metatiling().blockOf(address.matrix(), address.column(), address.row()));
  }

  /** Names the block among all of all tilesets. */
  String name() {
    return keyOf(tiles.minColumn(), tiles.minRow()).text();
  }

  TileKey keyOf(int column, int row) {
    return new TileKey(
        tileset.id(), link.grid().id(), link.revision(), matrix.index(), column, row);
  }

  TilePlace place(int column, int row) {
    return new TilePlace(tileset, link, matrix, column, row);
  }

  /** The picture that holds all its tiles and the buffer around them. */
  MapRequest picture() {
    int buffer = buffer();
    Extent extent = matrix.extentOf(tiles).expandedBy(buffer * matrix.resolution());
    return new MapRequest(
        tileset.query(),
        link.grid().crs(),
        extent,
        tiles.columns() * matrix.tileSize() + 2 * buffer,
        tiles.rows() * matrix.tileSize() + 2 * buffer);
  }

  /** Whether a tile of it need not be drawn again yet. */
  boolean isFresh(StoredTile tile, Instant now) {
    return tileset.freshness().of(tile.created(), now) == Freshness.State.FRESH;
  }

  /** Pixels of the picture before the first tile. */
  int buffer() {
    return tileset.metatiling().buffer();
  }
}
