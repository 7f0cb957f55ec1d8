package org.fera.tile.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands in where no Memcached is configured: every instance keeps to its own heap. */
public final class NoSharedTiles implements SharedTiles {

  @Override
  public CompletionStage<Optional<StoredTile>> get(TileKey key) {
    return CompletableFuture.completedStage(Optional.empty());
  }

  @Override
  public CompletionStage<Map<TileKey, StoredTile>> getAll(List<TileKey> keys) {
    return CompletableFuture.completedStage(Map.of());
  }

  @Override
  public CompletionStage<Void> put(TileKey key, StoredTile tile) {
    return CompletableFuture.completedStage(null);
  }
}
