package org.fera.tile.cache;

import com.spotify.folsom.MemcacheStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps tiles in Memcached, without an end of their time: Memcached itself drops the least used.
 */
public final class MemcachedTiles implements SharedTiles {

  private static final int FOR_EVER = 0;
  private static final int ITEM_OVERHEAD = 512;

  private final MemcachedClient memcached;
  private final Counter oversize;

  public MemcachedTiles(MemcachedClient memcached, MeterRegistry metrics) {
    this.memcached = memcached;
    this.oversize = metrics.counter("tile.l2.oversize");
  }

  @Override
  public CompletionStage<Optional<StoredTile>> get(TileKey key) {
    return memcached
        .run(key.text(), client -> client.get(key.text()), () -> null)
        .thenApply(value -> value == null ? Optional.empty() : StoredTileCodec.decode(value));
  }

  @Override
  public CompletionStage<Map<TileKey, StoredTile>> getAll(List<TileKey> keys) {
    return memcached
        .getAll(keys.stream().map(TileKey::text).toList())
        .thenApply(
            values -> {
              Map<TileKey, StoredTile> tiles = new HashMap<>();
              for (TileKey key : keys) {
                byte[] value = values.get(key.text());
                if (value != null) {
                  StoredTileCodec.decode(value).ifPresent(tile -> tiles.put(key, tile));
                }
              }
              return tiles;
            });
  }

  @Override
  public CompletionStage<Void> put(TileKey key, StoredTile tile) {
    byte[] value = StoredTileCodec.encode(tile);
    if (value.length + ITEM_OVERHEAD > memcached.maxItemSize()) {
      oversize.increment();
      return CompletableFuture.completedStage(null);
    }
    return memcached
        .run(
            key.text(),
            client -> client.set(key.text(), value, FOR_EVER),
            () -> MemcacheStatus.TEMPORARY_FAILURE)
        .thenAccept(status -> {});
  }
}
