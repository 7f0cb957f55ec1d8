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
  private volatile Map<String, FileStore> stores = Map.of();
  private volatile boolean failing;

  public Stores(Vertx vertx, MeterRegistry metrics) {
    this.workers = vertx.createSharedWorkerExecutor("store", THREADS);
    this.failed = metrics.counter("tile.l3.failed");
    metrics.gauge("tile.l3.writing", writing);
  }

  /** Takes over new settings. */
  public void use(Map<String, StoreSettings> settings) {
    Map<String, FileStore> next = new HashMap<>();
    settings.forEach((id, store) -> next.put(id, new FileStore(store)));
    stores = Map.copyOf(next);
  }

  /** The tile, if its tileset has a store that has it. */
  public Future<Optional<StoredTile>> find(TilePlace place) {
    Optional<FileStore> store = of(place.tileset());
    if (store.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return workers.executeBlocking(() -> read(store.get(), place), false);
  }

  /** Keeps tiles of one tileset where it has a store to write to. */
  public void keep(Tileset tileset, List<Kept> tiles) {
    Optional<FileStore> store = of(tileset).filter(s -> !s.settings().readOnly());
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

  private Optional<FileStore> of(Tileset tileset) {
    return tileset.store().map(stores::get);
  }

  private Optional<StoredTile> read(FileStore store, TilePlace place) {
    try {
      return store.read(place);
    } catch (IOException e) {
      note(store, e);
      return Optional.empty();
    }
  }

  private void write(FileStore store, Kept kept) {
    try {
      store.write(kept.place(), kept.tile());
      failing = false;
    } catch (IOException e) {
      note(store, e);
    }
  }

  /** Said once, until a tile has been written again: a full disk refuses thousands. */
  private void note(FileStore store, IOException e) {
    failed.increment();
    if (!failing) {
      failing = true;
      LOG.warnf("The store %s fails: %s", store.settings().id(), e);
    }
  }
}
