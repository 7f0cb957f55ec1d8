package org.fera.tile.render;

import io.vertx.core.Future;
import java.util.Optional;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.cache.TileKey;
import org.fera.tile.store.Stores;

/**
 * Finds a tile: in the heap, else in what the instances share, else in the tileset's store, else by
 * having it drawn.
 */
public final class Tiles {

  private final HeapTiles heap;
  private final SharedTiles shared;
  private final Stores stores;
  private final Flights flights;

  public Tiles(HeapTiles heap, SharedTiles shared, Stores stores, Flights flights) {
    this.heap = heap;
    this.shared = shared;
    this.stores = stores;
    this.flights = flights;
  }

  /** The tile, if it is in the heap; costs nothing and never waits. */
  public Optional<StoredTile> inHeap(TileKey key) {
    return heap.find(key);
  }

  /**
   * Finds a tile that is not in the heap. The future fails with {@link
   * org.fera.tile.source.SourceFailure}; it completes on any thread.
   */
  public Future<FoundTile> find(TileAddress address) {
    TileKey key = address.key();
    return Future.fromCompletionStage(shared.get(key))
        .compose(
            tile -> {
              if (tile.isPresent()) {
                heap.put(key, tile.get());
                return Future.succeededFuture(new FoundTile(tile.get(), FoundTile.Origin.SHARED));
              }
              return stored(address, key);
            });
  }

  private Future<FoundTile> stored(TileAddress address, TileKey key) {
    return stores
        .find(address.place())
        .compose(
            tile -> {
              if (tile.isPresent()) {
                heap.put(key, tile.get());
                shared.put(key, tile.get());
                return Future.succeededFuture(new FoundTile(tile.get(), FoundTile.Origin.STORE));
              }
              return flights.join(Metatile.around(address), key);
            });
  }
}
