package org.fera.tile.request;

import org.fera.tile.grid.Grid;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The documents of OGC API Tiles (OGC 20-057) and of the tile matrix sets (OGC 17-083r4). */
public sealed interface OgcDocument extends TileRequest {

  @Override
  default ReportForm form() {
    return ReportForm.PROBLEM;
  }

  record Landing() implements OgcDocument, OfNone {}

  record Conformance() implements OgcDocument, OfNone {}

  record Api() implements OgcDocument, OfNone {}

  record TileMatrixSets() implements OgcDocument, Listing {}

  record TileMatrixSet(Grid grid) implements OgcDocument, OfNone {}

  record Collections() implements OgcDocument, Listing {}

  record Collection(Tileset tileset) implements OgcDocument, OfTileset {}

  /** The tilesets of a collection: one for each of its grids. */
  record Tilesets(Tileset tileset) implements OgcDocument, OfTileset {}

  record TilesetOnGrid(Tileset tileset, GridLink link) implements OgcDocument, OfTileset {}
}
