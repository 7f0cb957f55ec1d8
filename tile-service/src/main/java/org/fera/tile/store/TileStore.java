package org.fera.tile.store;

import java.io.IOException;
import java.util.Optional;
import org.fera.tile.cache.StoredTile;

/** Where tiles are kept for good. Blocks, so never on an event loop. */
sealed interface TileStore extends AutoCloseable permits FileStore, MbtilesStore {

  StoreSettings settings();

  /**
   * The tile, if there is one with a picture that has not been purged.
   *
   * @throws IOException when it is there and cannot be read, or is no picture
   */
  Optional<StoredTile> read(TilePlace place) throws IOException;

  /** Keeps a tile; whoever reads meanwhile finds the old one or the new one, nothing in between. */
  void write(TilePlace place, StoredTile tile) throws IOException;

  @Override
  void close();

  static TileStore of(StoreSettings settings) {
    return settings.mbtiles().isPresent() ? new MbtilesStore(settings) : new FileStore(settings);
  }
}
