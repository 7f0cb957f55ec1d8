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
  private final int itemSize;

  public MemcachedTiles(MemcachedClient memcached, MeterRegistry metrics) {
    this.memcached = memcached;
    this.oversize = metrics.counter("tile.l2.oversize");
    this.itemSize = memcached.maxItemSize() - ITEM_OVERHEAD;
  }

  @Override
  public CompletionStage<Optional<StoredTile>> get(TileKey key) {
    String name = key.text();
    return memcached
        .run(name, client -> client.get(name), () -> null)
        .thenCompose(value -> restored(name, value));
  }

  @Override
  public CompletionStage<Map<TileKey, StoredTile>> getAll(List<TileKey> keys) {
    return memcached
        .getAll(keys.stream().map(TileKey::text).toList())
        .thenCompose(
            values -> {
              CompletionStage<Map<TileKey, StoredTile>> all =
                  CompletableFuture.completedStage(new HashMap<>());
              for (TileKey key : keys) {
                String name = key.text();
                all = all.thenCombine(restored(name, values.get(name)), (m, t) -> with(m, key, t));
              }
              return all;
            });
  }

  @Override
  public CompletionStage<Void> put(TileKey key, StoredTile tile) {
    String name = key.text();
    byte[] value = StoredTileCodec.encode(tile);
    if (value.length <= itemSize) {
      return set(name, value);
    }
    oversize.increment();
    if (value.length > Chunks.MOST_BYTES) {
      return CompletableFuture.completedStage(null);
    }
    Chunks chunks = Chunks.of(tile.etag(), value, itemSize);
    List<String> names = chunks.keys(name);
    CompletionStage<Void> parts = CompletableFuture.completedStage(null);
    for (int i = 0; i < names.size(); i++) {
      String part = names.get(i);
      byte[] bytes = Chunks.part(value, i, itemSize);
      parts = parts.thenCombine(set(part, bytes), (a, b) -> null);
    }
    // The head comes last: who finds it finds the parts.
    return parts.thenCompose(nothing -> set(name, chunks.head()));
  }

  private CompletionStage<Void> set(String name, byte[] value) {
    return memcached
        .run(
            name,
            client -> client.set(name, value, FOR_EVER),
            () -> MemcacheStatus.TEMPORARY_FAILURE)
        .thenAccept(status -> {});
  }

  private CompletionStage<Optional<StoredTile>> restored(String name, byte[] value) {
    if (value == null) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    Optional<Chunks> head = Chunks.read(value);
    if (head.isEmpty()) {
      return CompletableFuture.completedStage(StoredTileCodec.decode(value));
    }
    List<String> names = head.get().keys(name);
    return memcached
        .getAll(names)
        .thenApply(
            parts ->
                head.get()
                    .joined(names.stream().map(parts::get).toList())
                    .flatMap(StoredTileCodec::decode));
  }

  private static Map<TileKey, StoredTile> with(
      Map<TileKey, StoredTile> tiles, TileKey key, Optional<StoredTile> tile) {
    tile.ifPresent(found -> tiles.put(key, found));
    return tiles;
  }
}
