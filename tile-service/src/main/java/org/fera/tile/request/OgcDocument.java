package org.fera.tile.request;

import org.fera.tile.grid.Grid;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The documents of OGC API Tiles (OGC 20-057) and of the tile matrix sets (OGC 17-083r4). */
public sealed interface OgcDocument {

  record Landing() implements OgcDocument {}

  record Conformance() implements OgcDocument {}

  record Api() implements OgcDocument {}

  record TileMatrixSets() implements OgcDocument {}

  record TileMatrixSet(Grid grid) implements OgcDocument {}

  record Collections() implements OgcDocument {}

  record Collection(Tileset tileset) implements OgcDocument {}

  /** The tilesets of a collection: one for each of its grids. */
  record Tilesets(Tileset tileset) implements OgcDocument {}

  record TilesetOnGrid(Tileset tileset, GridLink link) implements OgcDocument {}
}
