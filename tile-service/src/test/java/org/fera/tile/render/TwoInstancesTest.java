package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.cache.MemcachedTiles;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesFile;
import org.fera.tile.lease.Leases;
import org.fera.tile.lease.MemcachedLeases;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.WmsSource;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.testing.Servers;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances that share a Memcached: what {@link Flights} and leases do together. */
class TwoInstancesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private record Instance(Tiles tiles, MemcachedClient memcached, Leases leases) {}

  private Vertx vertx;
  private MemcachedServer memcached;
  private MapServerProxy mapServer;
  private TileConfiguration configuration;
  private Instance first;
  private Instance second;

  @BeforeEach
  void startTwoInstances() throws IOException {
    vertx = Vertx.vertx();
    memcached = MemcachedServer.started();
    mapServer = MapServerProxy.started();
    configuration = TilesFile.read(Servers.sampleTiles(), Map.of("mapserver", mapServer.url()));
    first = instance();
    second = instance();
  }

  @AfterEach
  void stop() {
    mapServer.heal();
    first.memcached().close();
    second.memcached().close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    mapServer.close();
    memcached.close();
  }

  @Test
  @Tag("TS-5.6")
  void twoHundredMissesOverTwoInstancesAskTheSourceOnce() {
    mapServer.hold();
    List<Future<FoundTile>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      TileAddress tile = tile(70 + i % 5, 50 + i / 5 % 5);
      answers.add(first.tiles().find(tile));
      answers.add(second.tiles().find(tile));
    }
    await().atMost(DEADLINE).until(() -> !mapServer.requests().isEmpty());
    mapServer.heal();

    for (Future<FoundTile> answer : answers) {
      assertThat(get(answer).tile().size()).isPositive();
    }
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-5.7")
  void whenTheDrawerDiesAnotherDrawsAfterItsLease() {
    TileAddress tile = tile(80, 50);
    // The owner has taken the lease and is gone: nobody renews it.
    String name = Metatile.around(tile).name();
    first
        .memcached()
        .run(client -> client.add("l1:" + name, "dead".getBytes(), 3), () -> null)
        .toCompletableFuture()
        .join();

    FoundTile found = get(second.tiles().find(tile));

    assertThat(found.origin()).isEqualTo(FoundTile.Origin.DRAWN);
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-5.4")
  void aFailureInOneInstanceIsAFailureInTheOtherWithoutASecondAttempt() {
    mapServer.spoil(answer -> new MapServerProxy.Answer(500, "text/plain", new byte[0]));
    mapServer.hold();
    Future<FoundTile> mine = first.tiles().find(tile(90, 50));
    await().atMost(DEADLINE).until(() -> !mapServer.requests().isEmpty());
    Future<FoundTile> theirs = second.tiles().find(tile(90, 51));
    mapServer.open();

    assertThatThrownBy(() -> get(mine)).hasCauseInstanceOf(SourceFailure.class);
    assertThatThrownBy(() -> get(theirs))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(SourceFailure.class);
    assertThat(mapServer.requests()).hasSize(1);
  }

  private Instance instance() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    MemcachedClient client = MemcachedClients.connected(memcached);
    HeapTiles heap = new HeapTiles(10_000_000);
    MemcachedTiles shared = new MemcachedTiles(client, metrics);
    MemcachedLeases leases = new MemcachedLeases(client, vertx);
    WmsSource source = new WmsSource(vertx, configuration.sources().get("mapserver"), metrics);
    MetatileDrawing drawing =
        new MetatileDrawing(vertx, tileset -> source, heap, shared, Clock.systemUTC());
    Flights flights = new Flights(vertx, heap, shared, leases, drawing);
    return new Instance(new Tiles(heap, shared, flights), client, leases);
  }

  private TileAddress tile(int column, int row) {
    Tileset tileset = configuration.tilesets().get("ch_relief");
    GridLink link = tileset.grids().get("swissgrid_2056");
    return new TileAddress(tileset, link, link.matrix("8").orElseThrow(), column, row);
  }

  private static <T> T get(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
