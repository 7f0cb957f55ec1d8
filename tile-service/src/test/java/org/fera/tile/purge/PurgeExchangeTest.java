package org.fera.tile.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.PurgeScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What instances learn of each other's purges. */
class PurgeExchangeTest {

  private static final String TILESETS =
      """
      sources: {maps: {url: "http://127.0.0.1:1/"}}
      stores: {files: {folder: files}}
      tilesets:
        base:
          source: maps
          layers: [country]
          grids: {WebMercatorQuad: {}, WorldCRS84Quad: {}}
        other:
          source: maps
          layers: [country]
          grids: {WebMercatorQuad: {}}
      """;

  @TempDir private Path folder;

  private Vertx vertx;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    file = Files.writeString(folder.resolve("tiles.yaml"), TILESETS);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @Tag("TS-4.5.1")
  void theOthersHearOfAPurgeAndNothingElseIsTouched() throws IOException {
    try (MemcachedServer server = MemcachedServer.started();
        MemcachedClient mine = MemcachedClients.connected(server);
        MemcachedClient theirs = MemcachedClients.connected(server)) {
      LiveConfiguration here = configuration();
      LiveConfiguration there = configuration();
      GridLink before = link(here, "base", "WebMercatorQuad");

      Instant since =
          done(exchange(mine, here).purge(PurgeScope.of("base", Optional.of("WebMercatorQuad"))));
      done(exchange(theirs, there).exchange());

      for (LiveConfiguration one : new LiveConfiguration[] {here, there}) {
        GridLink purged = link(one, "base", "WebMercatorQuad");
        assertThat(purged.since()).contains(since);
        assertThat(purged.revision()).isNotEqualTo(before.revision());
        assertThat(link(one, "base", "WorldCRS84Quad").since()).isEmpty();
        assertThat(link(one, "other", "WebMercatorQuad").since()).isEmpty();
      }
      assertThat(link(there, "base", "WebMercatorQuad").revision())
          .isEqualTo(link(here, "base", "WebMercatorQuad").revision());
    }
  }

  @Test
  @Tag("TS-4.5.2")
  void aMemcachedThatBeganAnewIsToldAgain() throws IOException {
    try (MemcachedServer server = MemcachedServer.started()) {
      LiveConfiguration here = configuration();
      try (MemcachedClient mine = MemcachedClients.connected(server)) {
        done(exchange(mine, here).purge(PurgeScope.of("base", Optional.empty())));
      }
      server.kill();
      server.start();

      LiveConfiguration late = configuration();
      try (MemcachedClient mine = MemcachedClients.connected(server);
          MemcachedClient theirs = MemcachedClients.connected(server)) {
        done(exchange(mine, here).exchange());
        done(exchange(theirs, late).first());
      }
      assertThat(late.purges()).isEqualTo(here.purges());
      assertThat(link(late, "base", "WorldCRS84Quad").since()).isPresent();
    }
  }

  @Test
  @Tag("TS-4.5.2")
  void twoServersKnowTheSame() throws IOException {
    try (MemcachedServer first = MemcachedServer.started();
        MemcachedServer second = MemcachedServer.started();
        MemcachedClient both = MemcachedClients.connected(first, second)) {
      LiveConfiguration here = configuration();
      done(exchange(both, here).purge(PurgeScope.of("base", Optional.empty())));

      for (MemcachedServer server : new MemcachedServer[] {first, second}) {
        LiveConfiguration there = configuration();
        try (MemcachedClient one = MemcachedClients.connected(server)) {
          done(exchange(one, there).exchange());
        }
        assertThat(there.purges()).isEqualTo(here.purges());
      }
    }
  }

  @Test
  @Tag("TS-4.5.2")
  void aStoreRemembersWhatWasPurgedOfIt() {
    LiveConfiguration here = configuration();
    new PurgeFiles().follow(here);
    done(
        new PurgeExchange(vertx, Optional.empty(), here, Clock.systemUTC())
            .purge(PurgeScope.of("base", Optional.empty())));

    LiveConfiguration later = configuration();
    new PurgeFiles().follow(later);

    assertThat(later.purges()).isEqualTo(here.purges());
    assertThat(link(later, "base", "WebMercatorQuad").since()).isPresent();
    assertThat(folder.resolve("files")).isDirectoryContaining("glob:**.purges");
  }

  private LiveConfiguration configuration() {
    return new LiveConfiguration(Optional.of(file), Map.of());
  }

  private PurgeExchange exchange(MemcachedClient client, LiveConfiguration configuration) {
    return new PurgeExchange(vertx, Optional.of(client), configuration, Clock.systemUTC());
  }

  private static GridLink link(LiveConfiguration configuration, String tileset, String grid) {
    return configuration.current().tilesets().get(tileset).grids().get(grid);
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
