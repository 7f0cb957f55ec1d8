package org.fera.tile.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.cache.Cache;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The tiles in the heap, bounded by their bytes. It is a Quarkus cache like any other, and besides
 * answers on the event loop without a wrapper.
 */
public final class HeapTiles implements Cache {

  /** The name by which the cache manager knows it. */
  public static final String NAME = "tiles";

  /** What an entry costs besides the picture: key, node, headers; measured with a heap dump. */
  private static final int ENTRY_OVERHEAD = 600;

  private final com.github.benmanes.caffeine.cache.Cache<Object, StoredTile> tiles;
  private final LongAdder evicted = new LongAdder();

  public HeapTiles(long maxBytes) {
    this.tiles =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Object, StoredTile>weigher((key, tile) -> tile.size() + ENTRY_OVERHEAD)
            .removalListener((key, tile, cause) -> count(cause.wasEvicted()))
            // Eviction runs on the thread that stores: there is none to hand it to.
            .executor(Runnable::run)
            .build();
  }

  public Optional<StoredTile> find(TileKey key) {
    return Optional.ofNullable(tiles.getIfPresent(key));
  }

  public void put(TileKey key, StoredTile tile) {
    tiles.put(key, tile);
  }

  /** Bytes of the kept tiles with what each entry costs besides. */
  public long weight() {
    return tiles.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  public long evictions() {
    return evicted.sum();
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public Object getDefaultKey() {
    throw new UnsupportedOperationException("a tile has a key");
  }

  @Override
  public <K, V> Uni<V> get(K key, Function<K, V> load) {
    return Uni.createFrom().item(() -> cast(tiles.get(key, k -> (StoredTile) load.apply(key))));
  }

  @Override
  public <K, V> Uni<V> getAsync(K key, Function<K, Uni<V>> load) {
    StoredTile tile = tiles.getIfPresent(key);
    return tile == null
        ? load.apply(key).invoke(loaded -> tiles.put(key, (StoredTile) loaded))
        : Uni.createFrom().item(HeapTiles.<V>cast(tile));
  }

  @Override
  public Uni<Void> invalidate(Object key) {
    return Uni.createFrom().voidItem().invoke(() -> tiles.invalidate(key));
  }

  @Override
  public Uni<Void> invalidateAll() {
    return Uni.createFrom().voidItem().invoke(() -> tiles.invalidateAll());
  }

  @Override
  public Uni<Void> invalidateIf(Predicate<Object> predicate) {
    return Uni.createFrom().voidItem().invoke(() -> tiles.asMap().keySet().removeIf(predicate));
  }

  @Override
  public <T extends Cache> T as(Class<T> type) {
    return type.cast(this);
  }

  @SuppressWarnings("unchecked") // Quarkus leaves the value's type to the caller.
  private static <V> V cast(StoredTile tile) {
    return (V) tile;
  }

  private void count(boolean eviction) {
    if (eviction) {
      evicted.increment();
    }
  }
}
