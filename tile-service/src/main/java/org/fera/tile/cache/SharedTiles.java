package org.fera.tile.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The tiles that all instances have in common. Its outage is no error: what cannot be read is not
 * there, what cannot be written is not kept. No stage ever fails.
 */
public interface SharedTiles {

  CompletionStage<Optional<StoredTile>> get(TileKey key);

  /** Those of the tiles that are there. */
  CompletionStage<Map<TileKey, StoredTile>> getAll(List<TileKey> keys);

  /** Keeps a tile; the stage ends when it is kept or will not be. */
  CompletionStage<Void> put(TileKey key, StoredTile tile);
}
