package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.fera.tile.render.FoundTile.Origin;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles that are drawn again after an hour, the old ones good for two more. */
class FreshnessTest {

  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant STALE = BEGIN.plus(Duration.ofMinutes(90));
  private static final Instant OLD = BEGIN.plus(Duration.ofHours(4));
  private static final String TILE = "/xyz/base/8/133/90.png";

  private static final String TILESETS =
      """
      sources:
        maps:
          url: %s
          timeout: 180s
      stores:
        files:
          folder: files
      tilesets:
        base:
          source: maps
          layers: [country, lake]
          refresh: 1h
          stale: 2h
          store: files
          grids:
            WebMercatorQuad: {}
      """;

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {
    private volatile Instant now = BEGIN;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TempDir private Path folder;

  private final SetClock clock = new SetClock();
  private MapServerProxy mapServer;
  private Alone instance;
  private FoundTile first;

  @BeforeEach
  void drawOnce() throws IOException {
    mapServer = MapServerProxy.started();
    instance = started();
    first = instance.find(TILE);
    await().atMost(DEADLINE).until(() -> keptFiles() == 25);
    mapServer.forget();
  }

  @AfterEach
  void stop() {
    mapServer.close();
    instance.close();
  }

  @Test
  @Tag("TS-5.8")
  void aStaleTileComesAtOnceAndIsDrawnAgainOnce() {
    clock.now = STALE;
    mapServer.hold();

    for (int i = 0; i < 50; i++) {
      FoundTile found = instance.inHeap(TILE).orElseThrow();
      assertThat(found.origin()).isEqualTo(Origin.STALE);
      assertThat(found.tile()).isSameAs(first.tile());
    }
    mapServer.open();

    await().atMost(DEADLINE).until(() -> heapOrigin() == Origin.HEAP);
    assertThat(instance.inHeap(TILE).orElseThrow().tile().created()).isEqualTo(STALE);
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-5.8")
  void aStaleTileOfAStoreIsOneToo() {
    clock.now = STALE;
    mapServer.hold();
    try (Alone other = started()) {
      FoundTile found = other.find(TILE);

      assertThat(found.origin()).isEqualTo(Origin.STALE);
      assertThat(found.tile().etag()).isEqualTo(first.tile().etag());
      mapServer.open();
      await().atMost(DEADLINE).until(() -> other.find(TILE).origin() == Origin.STORE);
    }
  }

  @Test
  @Tag("TS-5.8")
  void aTileOfTheFutureIsDrawnAgainAndFreshThen() {
    clock.now = BEGIN.minus(Duration.ofDays(1));

    assertThat(heapOrigin()).isEqualTo(Origin.STALE);
    await().atMost(DEADLINE).until(() -> heapOrigin() == Origin.HEAP);
  }

  @Test
  @Tag("TS-5.9")
  void anOldTileIsNotHandedOutWhileTheSourceDraws() {
    clock.now = OLD;

    assertThat(instance.inHeap(TILE)).isEmpty();
    FoundTile found = instance.find(TILE);
    assertThat(found.origin()).isEqualTo(Origin.DRAWN);
    assertThat(found.tile().created()).isEqualTo(OLD);
  }

  @Test
  @Tag("TS-5.9")
  void anOldTileIsBetterThanNoneAndTheSourceIsTriedAgain() {
    clock.now = OLD;
    mapServer.spoil(answer -> new MapServerProxy.Answer(500, "text/plain", new byte[3]));

    FoundTile found = instance.find(TILE);
    assertThat(found.origin()).isEqualTo(Origin.STALE);
    assertThat(found.tile().etag()).isEqualTo(first.tile().etag());

    mapServer.heal();
    await().atMost(DEADLINE).until(() -> instance.find(TILE).origin() == Origin.DRAWN);
  }

  private Origin heapOrigin() {
    return instance.inHeap(TILE).orElseThrow().origin();
  }

  private Alone started() {
    return Alone.started(folder, TILESETS.formatted(mapServer.url()), clock);
  }

  private long keptFiles() throws IOException {
    Path kept = folder.resolve("files/base/WebMercatorQuad");
    if (!Files.exists(kept)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(kept)) {
      return all.filter(file -> file.toString().endsWith(".png")).count();
    }
  }
}
