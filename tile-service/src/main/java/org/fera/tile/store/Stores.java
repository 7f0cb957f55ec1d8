package org.fera.tile.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.tileset.Tileset;
import org.jboss.logging.Logger;

/**
 * The folders in which tilesets are kept for good. A folder that is full or gone is no error: what
 * cannot be read is not there, what cannot be written is not kept. No future fails.
 */
public final class Stores {

  /** A tile and its place. */
  public record Kept(TilePlace place, StoredTile tile) {}

  private static final Logger LOG = Logger.getLogger(Stores.class);
  private static final int THREADS = 4;

  /** Metatiles whose tiles wait to be written; each takes up to some megabytes of the heap. */
  private static final int MOST_WAITING = 32;

  private final WorkerExecutor workers;
  private final Counter failed;
  private final AtomicInteger writing = new AtomicInteger();
  private volatile Map<String, TileStore> stores = Map.of();
  private volatile boolean failing;

  public Stores(Vertx vertx, MeterRegistry metrics) {
    this.workers = vertx.createSharedWorkerExecutor("store", THREADS);
    this.failed = metrics.counter("tile.l3.failed");
    metrics.gauge("tile.l3.writing", writing);
  }

  /** Takes over new settings. */
  public synchronized void use(Map<String, StoreSettings> settings) {
    Map<String, TileStore> before = stores;
    Map<String, TileStore> next = new HashMap<>();
    settings.forEach(
        (id, wanted) -> {
          TileStore old = before.get(id);
          next.put(id, old != null && old.settings().equals(wanted) ? old : TileStore.of(wanted));
        });
    stores = Map.copyOf(next);
    before.values().stream()
        .filter(old -> !next.containsValue(old))
        .forEach(old -> workers.executeBlocking(() -> closed(old), false));
  }

  /** The tile, if its tileset has a store that has it. */
  public Future<Optional<StoredTile>> find(TilePlace place) {
    Optional<TileStore> store = of(place.tileset());
    if (store.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return workers.executeBlocking(() -> read(store.get(), place), false);
  }

  /** Keeps tiles of one tileset where it has a store to write to. */
  public void keep(Tileset tileset, List<Kept> tiles) {
    Optional<TileStore> store = of(tileset).filter(s -> !s.settings().readOnly());
    if (store.isEmpty()) {
      return;
    }
    if (writing.incrementAndGet() > MOST_WAITING) {
      writing.decrementAndGet();
      failed.increment(tiles.size());
      return;
    }
    workers
        .executeBlocking(
            () -> {
              tiles.forEach(kept -> write(store.get(), kept));
              return null;
            },
            false)
        .onComplete(done -> writing.decrementAndGet());
  }

  private static Void closed(TileStore store) {
    store.close();
    return null;
  }

  private Optional<TileStore> of(Tileset tileset) {
    return tileset.store().map(stores::get);
  }

  private Optional<StoredTile> read(TileStore store, TilePlace place) {
    try {
      return store.read(place);
    } catch (IOException e) {
      note(store, e);
      return Optional.empty();
    }
  }

  private void write(TileStore store, Kept kept) {
    try {
      store.write(kept.place(), kept.tile());
      failing = false;
    } catch (IOException e) {
      note(store, e);
    }
  }

  /** Said once, until a tile has been written again: a full disk refuses thousands. */
  private void note(TileStore store, IOException e) {
    failed.increment();
    if (!failing) {
      failing = true;
      LOG.warnf("The store %s fails: %s", store.settings().id(), e);
    }
  }
}
