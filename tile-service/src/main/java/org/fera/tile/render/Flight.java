package org.fera.tile.render;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.cache.TileKey;
import org.fera.tile.source.Urgency;

/**
 * One metatile on its way, and the requests that wait for tiles of it. It is closed when nobody
 * will answer any more; who comes later begins a new one.
 */
final class Flight {

  private final Metatile metatile;
  private final long begin = System.nanoTime();
  private final Map<TileKey, Promise<FoundTile>> wanted = new LinkedHashMap<>();
  private final Map<TileKey, FoundTile> landed = new HashMap<>();
  private volatile Urgency urgency;
  private boolean closed;

  Flight(Metatile metatile, Urgency urgency) {
    this.metatile = metatile;
    this.urgency = urgency;
  }

  /** How long whoever waits can wait; it rises with those who join. */
  Urgency urgency() {
    return urgency;
  }

  /** What it took until the metatile was ours to draw, as of now. */
  Step waited() {
    return Step.since("lock", begin);
  }

  Metatile metatile() {
    return metatile;
  }

  /** Waits for a tile, which may have landed already; nothing when the flight is closed. */
  synchronized Optional<Future<FoundTile>> join(TileKey key, Urgency needed) {
    if (closed) {
      return Optional.empty();
    }
    if (needed.compareTo(urgency) > 0) {
      urgency = needed;
    }
    FoundTile tile = landed.get(key);
    return Optional.of(
        tile == null
            ? wanted.computeIfAbsent(key, k -> Promise.promise()).future()
            : Future.succeededFuture(tile));
  }

  /** The tiles that somebody still waits for, in the order of asking. */
  synchronized List<TileKey> wanted() {
    return List.copyOf(wanted.keySet());
  }

  void land(TileKey key, FoundTile tile) {
    Promise<FoundTile> promise;
    synchronized (this) {
      promise = wanted.remove(key);
      landed.put(key, tile);
    }
    if (promise != null) {
      promise.complete(tile);
    }
  }

  /** Closes the flight if nobody waits any more. */
  synchronized boolean closeIfDone() {
    closed |= wanted.isEmpty();
    return closed;
  }

  /** Closes the flight; whoever still waits gets the failure. */
  void close(Throwable failure) {
    List<Promise<FoundTile>> waiting;
    synchronized (this) {
      closed = true;
      waiting = new ArrayList<>(wanted.values());
      wanted.clear();
    }
    waiting.forEach(promise -> promise.fail(failure));
  }
}
