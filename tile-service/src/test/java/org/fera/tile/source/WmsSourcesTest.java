package org.fera.tile.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesFile;
import org.fera.tile.tileset.Tileset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WmsSourcesTest {

  private static final String FILE =
      """
      sources:
        one: {url: "http://127.0.0.1:1/"}
        two: {url: "http://127.0.0.1:2/"}
      tilesets:
        a: {source: one, layers: [a], grids: {WebMercatorQuad: {}}}
        b: {source: two, layers: [b], grids: {WebMercatorQuad: {}}}
      """;

  @TempDir private Path folder;

  private Vertx vertx;
  private SimpleMeterRegistry metrics;
  private WmsSources sources;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    metrics = new SimpleMeterRegistry();
    sources = new WmsSources(vertx, metrics);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @Tag("TS-9.4")
  void onlyASourceWithOtherSettingsIsMadeAnew() throws IOException {
    TileConfiguration before = read(FILE);
    sources.use(before.sources());
    WmsSource one = sources.of(before.tilesets().get("a"));
    WmsSource two = sources.of(before.tilesets().get("b"));

    TileConfiguration after = read(FILE.replace("127.0.0.1:2", "127.0.0.1:3"));
    sources.use(after.sources());

    assertThat(sources.of(after.tilesets().get("a"))).isSameAs(one);
    assertThat(sources.of(after.tilesets().get("b"))).isNotSameAs(two);
    assertThat(metrics.find("tile.source.running").gauges()).hasSize(2);
  }

  @Test
  @Tag("TS-9.4")
  void whoStillNamesASourceThatIsGoneFindsIt() throws IOException {
    TileConfiguration before = read(FILE);
    sources.use(before.sources());
    Tileset late = before.tilesets().get("b");

    sources.use(read(FILE.replaceAll("(?m)^ +(two|b):.*\n", "")).sources());

    assertThat(sources.of(late).id()).isEqualTo("two");
  }

  @Test
  @Tag("TS-9.4")
  void aSourceThatIsGoneIsCountedNoMoreAndForgottenAfterItsLastAnswer() throws IOException {
    String quick = FILE.replace("127.0.0.1:2/\"", "127.0.0.1:2/\", timeout: 1ms");
    TileConfiguration before = read(quick);
    sources.use(before.sources());
    Tileset late = before.tilesets().get("b");

    sources.use(read(quick.replaceAll("(?m)^ +(two|b):.*\n", "")).sources());

    assertThat(metrics.find("tile.source.running").gauges()).hasSize(1);
    assertThat(metrics.find("tile.source").timers()).hasSize(1);
    await().atMost(Duration.ofSeconds(60)).until(() -> sources.of(late) == null);
  }

  @Test
  @Tag("TS-9.4")
  void aSourceThatComesAgainIsAnotherOneAndIsCounted() throws IOException {
    TileConfiguration all = read(FILE);
    sources.use(all.sources());
    WmsSource before = sources.of(all.tilesets().get("b"));

    sources.use(read(FILE.replaceAll("(?m)^ +(two|b):.*\n", "")).sources());
    sources.use(all.sources());

    assertThat(sources.of(all.tilesets().get("b"))).isNotSameAs(before);
    assertThat(metrics.find("tile.source.running").gauges()).hasSize(2);
  }

  private TileConfiguration read(String text) throws IOException {
    return TilesFile.read(Files.writeString(folder.resolve("tiles.yaml"), text), Map.of());
  }
}
