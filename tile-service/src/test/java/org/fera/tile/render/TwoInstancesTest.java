package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesFile;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.Urgency;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances that share a Memcached: what {@link Flights} and leases do together. */
class TwoInstancesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(180);

  private Vertx vertx;
  private MemcachedServer memcached;
  private MapServerProxy mapServer;
  private Instance first;
  private Instance second;

  @BeforeEach
  void startTwoInstances() throws IOException {
    vertx = Vertx.vertx();
    memcached = MemcachedServer.started();
    mapServer = MapServerProxy.started();
    TileConfiguration configuration =
        TilesFile.read(Servers.patientTiles(), Map.of("mapserver", mapServer.url()));
    first = Instance.started(vertx, configuration, memcached);
    second = Instance.started(vertx, configuration, memcached);
  }

  @AfterEach
  void stop() {
    mapServer.heal();
    first.close();
    second.close();
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
      answers.add(first.tiles().find(tile, Urgency.TILE));
      answers.add(second.tiles().find(tile, Urgency.TILE));
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
        .run("l1:" + name, client -> client.add("l1:" + name, "dead".getBytes(), 3), () -> null)
        .toCompletableFuture()
        .join();

    FoundTile found = get(second.tiles().find(tile, Urgency.TILE));

    assertThat(found.origin()).isEqualTo(FoundTile.Origin.DRAWN);
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-5.4")
  void aFailureInOneInstanceIsAFailureInTheOtherWithoutASecondAttempt() {
    mapServer.spoil(answer -> new MapServerProxy.Answer(500, "text/plain", new byte[0]));
    mapServer.hold();
    Future<FoundTile> mine = first.tiles().find(tile(90, 50), Urgency.TILE);
    await().atMost(DEADLINE).until(() -> !mapServer.requests().isEmpty());
    Future<FoundTile> theirs = second.tiles().find(tile(90, 51), Urgency.TILE);
    mapServer.open();

    assertThatThrownBy(() -> get(mine)).hasCauseInstanceOf(SourceFailure.class);
    assertThatThrownBy(() -> get(theirs))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(SourceFailure.class);
    assertThat(mapServer.requests()).hasSize(1);
  }

  private TileAddress tile(int column, int row) {
    return first.relief(column, row);
  }

  private static <T> T get(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
