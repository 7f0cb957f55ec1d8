package org.fera.tile.render;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.cache.TileKey;
import org.fera.tile.render.FoundTile.Origin;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.Urgency;
import org.fera.tile.store.Stores;

/**
 * Finds a tile: in the heap, else in what the instances share, else in the tileset's store, else by
 * having it drawn. A stale one is handed out while it is drawn again, an old one when it cannot be.
 */
public final class Tiles {

  private final HeapTiles heap;
  private final SharedTiles shared;
  private final Stores stores;
  private final Flights flights;
  private final BeyondTiles beyond;
  private final Clock clock;

  public Tiles(
      HeapTiles heap,
      SharedTiles shared,
      Stores stores,
      Flights flights,
      BeyondTiles beyond,
      Clock clock) {
    this.heap = heap;
    this.shared = shared;
    this.stores = stores;
    this.flights = flights;
    this.beyond = beyond;
    this.clock = clock;
  }

  /** The tile, if it is in the heap and not too old; never waits. */
  public Optional<FoundTile> inHeap(TileAddress address) {
    return heap.find(address.key()).flatMap(tile -> usable(address, tile, Origin.HEAP));
  }

  /**
   * Finds a tile that is not in the heap. The future fails with {@link SourceFailure}; it completes
   * on any thread.
   */
  public Future<FoundTile> find(TileAddress address, Urgency urgency) {
    if (!address.link().keeps(address.matrix())) {
      return beyond.find(address, urgency, this::kept);
    }
    return sought(address, urgency);
  }

  /** A tile of a level that is kept, wherever it is. */
  private Future<FoundTile> kept(TileAddress address, Urgency urgency) {
    return inHeap(address).map(Future::succeededFuture).orElseGet(() -> sought(address, urgency));
  }

  private Future<FoundTile> sought(TileAddress address, Urgency urgency) {
    TileKey key = address.key();
    long begin = System.nanoTime();
    return Future.fromCompletionStage(shared.get(key))
        .compose(
            tile -> {
              List<Step> steps = List.of(Step.since("l2", begin));
              Optional<FoundTile> found = tile.flatMap(t -> usable(address, t, Origin.SHARED));
              if (found.isPresent()) {
                heap.put(key, tile.get());
                return Future.succeededFuture(found.get().after(steps));
              }
              return stored(address, urgency, tile.or(() -> heap.find(key)))
                  .map(later -> later.after(steps));
            });
  }

  private Future<FoundTile> stored(TileAddress address, Urgency urgency, Optional<StoredTile> old) {
    TileKey key = address.key();
    long begin = System.nanoTime();
    return stores
        .find(address.place())
        .compose(
            tile -> {
              List<Step> steps = List.of(Step.since("l3", begin));
              Optional<FoundTile> found = tile.flatMap(t -> usable(address, t, Origin.STORE));
              if (found.isPresent()) {
                heap.put(key, tile.get());
                shared.put(key, tile.get());
                return Future.succeededFuture(found.get().after(steps));
              }
              return drawn(address, urgency, old.or(() -> tile)).map(later -> later.after(steps));
            });
  }

  private Future<FoundTile> drawn(TileAddress address, Urgency urgency, Optional<StoredTile> old) {
    Future<FoundTile> drawn = flights.join(Metatile.around(address), address.key(), urgency);
    return old.isEmpty()
        ? drawn
        : drawn.recover(
            failure ->
                failure instanceof SourceFailure
                    ? Future.succeededFuture(new FoundTile(old.get(), Origin.STALE))
                    : Future.failedFuture(failure));
  }

  /** The tile as it may be handed out now, if it may; what is stale is on its way anew then. */
  private Optional<FoundTile> usable(TileAddress address, StoredTile tile, Origin origin) {
    return switch (address.tileset().freshness().of(tile.created(), clock.instant())) {
      case FRESH -> Optional.of(new FoundTile(tile, origin));
      case STALE -> {
        flights.refresh(Metatile.around(address), address.key());
        yield Optional.of(new FoundTile(tile, Origin.STALE));
      }
      case OLD -> Optional.empty();
    };
  }
}
