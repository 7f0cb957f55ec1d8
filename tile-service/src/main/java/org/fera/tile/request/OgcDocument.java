package org.fera.tile.request;

import java.util.List;
import org.fera.tile.grid.Grid;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The documents of OGC API Tiles (OGC 20-057) and of the tile matrix sets (OGC 17-083r4). */
public sealed interface OgcDocument {

  /** The tilesets that it describes; of no account for a list of all. */
  default List<Tileset> tilesets() {
    return List.of();
  }

  /** Whether it depends on which tilesets a caller may see. */
  default boolean listsTilesets() {
    return false;
  }

  record Landing() implements OgcDocument {}

  record Conformance() implements OgcDocument {}

  record Api() implements OgcDocument {}

  record TileMatrixSets() implements OgcDocument {

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  record TileMatrixSet(Grid grid) implements OgcDocument {}

  record Collections() implements OgcDocument {

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  record Collection(Tileset tileset) implements OgcDocument {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /** The tilesets of a collection: one for each of its grids. */
  record Tilesets(Tileset tileset) implements OgcDocument {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  record TilesetOnGrid(Tileset tileset, GridLink link) implements OgcDocument {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }
}
