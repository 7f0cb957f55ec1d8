package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesFile;
import org.fera.tile.source.Urgency;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances under load that share two Memcached servers, one of which falls out. */
class LostMemcachedTest {

  private static final Duration DEADLINE = Duration.ofSeconds(300);
  private static final int CLIENTS = 16;

  private Vertx vertx;
  private MapServerProxy mapServer;
  private List<MemcachedServer> memcached;
  private List<Instance> instances;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    mapServer = MapServerProxy.started();
    mapServer.drawBlanks();
    memcached = List.of(MemcachedServer.started(), MemcachedServer.started());
    TileConfiguration configuration =
        TilesFile.read(Servers.patientTiles(), Map.of("mapserver", mapServer.url()));
    instances = List.of(instance(configuration), instance(configuration));
  }

  private Instance instance(TileConfiguration configuration) {
    MemcachedServer[] both = memcached.toArray(MemcachedServer[]::new);
    MemcachedClient client = MemcachedClients.connected(Duration.ofMillis(500), both);
    return Instance.over(vertx, configuration, client);
  }

  @AfterEach
  void stop() {
    instances.forEach(Instance::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    mapServer.close();
    memcached.forEach(MemcachedServer::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  @Tag("TS-4.1.6")
  void noTileFailsWhenOneOfTwoFallsOutUnderLoad(String signal) throws IOException {
    for (int client = 0; client < CLIENTS; client++) {
      running.incrementAndGet();
      ask(instances.get(client % 2));
    }
    awaitAnswers(100);

    memcached.get(0).signal(signal);

    awaitAnswers(400);
    stopped.set(true);
    await().atMost(DEADLINE).until(() -> running.get() == 0);
    assertThat(failures).isEmpty();
    // What the lost one held has been drawn once more at most by each, and all else once.
    assertThat(mapServer.requests().size()).isLessThan(answered.get());
  }

  private void awaitAnswers(int more) {
    int goal = answered.get() + more;
    await().atMost(DEADLINE).until(() -> answered.get() >= goal || !failures.isEmpty());
  }

  /** One client: asks for a tile after the other, every second one of them new. */
  private void ask(Instance instance) {
    if (stopped.get()) {
      running.decrementAndGet();
      return;
    }
    int number = next.getAndIncrement() / 2;
    instance
        .tiles()
        .find(
            instance.relief(5 * (number % 37) + number / 37 % 5, 5 * (number / 185)), Urgency.TILE)
        .onComplete(
            found -> {
              answered.incrementAndGet();
              if (found.failed()) {
                failures.add(found.cause());
              }
              vertx.runOnContext(nothing -> ask(instance));
            });
  }
}
