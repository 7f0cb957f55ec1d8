package org.fera.tile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles in a Memcached whose items have 1 MiB at most, as by default. */
class MemcachedTilesTest {

  private static final TileKey KEY = new TileKey("base", "grid", "rev", 9, 1000, 2000);
  private static final TileKey SMALL = new TileKey("base", "grid", "rev", 9, 1001, 2000);
  private static final TileKey ABSENT = new TileKey("base", "grid", "rev", 9, 1002, 2000);

  private MemcachedServer server;
  private MemcachedClient client;
  private MemcachedTiles tiles;

  @BeforeEach
  void start() throws IOException {
    server = MemcachedServer.started();
    client = MemcachedClients.connected(server);
    tiles = new MemcachedTiles(client, new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @Tag("TS-4.1.7")
  @ValueSource(ints = {1_000_000, 1_048_030, 1_048_064, 1_100_000, 3_500_000, 20_000_000})
  void aTileOfAnySizeComesBackAsItWas(int size) {
    StoredTile tile = tile(size, 1);

    get(tiles.put(KEY, tile));

    StoredTile back = get(tiles.get(KEY)).orElseThrow();
    assertThat(back.body()).isEqualTo(tile.body());
    assertThat(back.etag()).isEqualTo(tile.etag());
  }

  @Test
  @Tag("TS-4.1.7")
  void aLargeTileIsFoundAmongOthers() {
    get(tiles.put(KEY, tile(2_500_000, 2)));
    get(tiles.put(SMALL, tile(500, 3)));

    assertThat(get(tiles.getAll(List.of(ABSENT, KEY, SMALL))).keySet())
        .containsExactlyInAnyOrder(KEY, SMALL);
  }

  @Test
  @Tag("TS-4.1.7")
  void aLargeTileOfWhichAPartIsGoneIsNotThere() {
    StoredTile tile = tile(2_500_000, 4);
    get(tiles.put(KEY, tile));
    String part = KEY.text() + ":" + tile.etag().replace("\"", "") + ":1";

    assertThat(get(client.run(part, memcached -> memcached.delete(part), () -> null)).name())
        .isEqualTo("OK");

    assertThat(get(tiles.get(KEY))).isEmpty();
    assertThat(get(tiles.getAll(List.of(KEY)))).isEmpty();
  }

  @Test
  @Tag("TS-4.1.7")
  void aPartThatIsNotAsItWasWrittenMakesNoTile() {
    StoredTile tile = tile(2_500_000, 5);
    get(tiles.put(KEY, tile));
    String part = KEY.text() + ":" + tile.etag().replace("\"", "") + ":1";
    byte[] bytes = get(client.run(part, memcached -> memcached.get(part), () -> null));
    bytes[1000] ^= 1;

    get(client.run(part, memcached -> memcached.set(part, bytes, 0), () -> null));

    assertThat(get(tiles.get(KEY))).isEmpty();
  }

  @Test
  @Tag("TS-4.1.7")
  void aTileThatNobodyWantsIsNotKept() {
    get(tiles.put(KEY, tile(Chunks.MOST_BYTES + 1, 6)));

    assertThat(get(tiles.get(KEY))).isEmpty();
  }

  private static StoredTile tile(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return StoredTile.drawn(TileFormat.PNG, bytes, Instant.ofEpochSecond(1_234_567_890));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
