package org.fera.tile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HeapTilesTest {

  private static final int LIMIT = 1_000_000;

  @Test
  @Tag("TS-4.2.1")
  void bytesAreTheLimitNotTheNumberOfTiles() {
    HeapTiles heap = new HeapTiles(LIMIT);
    for (int i = 0; i < 1000; i++) {
      heap.put(key(i), tile(100_000));
      assertThat(heap.weight()).isLessThanOrEqualTo(LIMIT);
    }
    assertThat(heap.evictions()).isGreaterThan(900);
  }

  @Test
  @Tag("TS-4.2.1")
  void smallTilesAreKeptInGreatNumber() {
    HeapTiles heap = new HeapTiles(LIMIT);
    for (int i = 0; i < 1000; i++) {
      heap.put(key(i), tile(100));
    }
    assertThat(heap.find(key(0))).isPresent();
    assertThat(heap.find(key(999))).isPresent();
    assertThat(heap.evictions()).isZero();
  }

  @Test
  @Tag("TS-4.2.2")
  void itIsAQuarkusCache() {
    HeapTiles heap = new HeapTiles(LIMIT);
    StoredTile loaded =
        heap.<TileKey, StoredTile>get(key(1), key -> tile(10)).await().indefinitely();

    assertThat(heap.find(key(1))).containsSame(loaded);
    heap.invalidateIf(key -> key.equals(key(1))).await().indefinitely();
    assertThat(heap.find(key(1))).isEmpty();
  }

  private static TileKey key(int column) {
    return new TileKey("set", "grid", "r", 10, column, 0);
  }

  private static StoredTile tile(int size) {
    return StoredTile.drawn(TileFormat.PNG, new byte[size], Instant.EPOCH);
  }
}
