package org.fera.tile.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.tile.config.SourceSettings;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.source.SourceFailure.Reason;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.tileset.MapQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WmsSourceTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final MapRequest MAP =
      new MapRequest(
          new MapQuery("lake", "", "image/png", false, Map.of()),
          new Crs("EPSG", "2056", Crs.Unit.METRE, false),
          new Extent(2500000, 1100000, 2600000, 1200000),
          64,
          64);

  private Vertx vertx;
  private MapServerProxy mapServer;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    mapServer = MapServerProxy.started();
  }

  @AfterEach
  void stop() {
    mapServer.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @Tag("TS-8.4")
  void aSourceThatHangsIsGivenUpAndThenLeftAlone() {
    WmsSource source = source(8, 8, Duration.ofMillis(300));
    mapServer.hold();
    for (int i = 0; i < 5; i++) {
      assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.TOO_SLOW);
    }
    assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.LEFT_ALONE);
    assertThat(mapServer.requests()).hasSize(5);
  }

  @Test
  @Tag("TS-8.8")
  void workersWhoseConnectionsToTheDatabaseAreDeadAreNotNoticed() {
    WmsSource source = source(8, 8, LONG);
    AtomicInteger dead = new AtomicInteger(3);
    mapServer.spoil(answer -> dead.getAndDecrement() > 0 ? report() : answer);

    Future<Buffer> map = source.fetch(MAP, () -> Urgency.TILE);

    await().atMost(LONG).until(map::isComplete);
    assertThat(map.succeeded()).as("%s", map.cause()).isTrue();
    assertThat(mapServer.requests()).hasSize(4);
  }

  @Test
  @Tag("TS-8.8")
  void aMapServerWithoutItsDatabaseIsAskedAFewTimesAndNotLeftAlone() {
    WmsSource source = source(8, 8, LONG);
    mapServer.spoil(answer -> report());
    for (int i = 0; i < 6; i++) {
      mapServer.forget();
      assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.LOST_DATABASE);
      assertThat(mapServer.requests()).hasSize(5);
    }
  }

  /** What a worker of MapServer 8.0 says when the backend of its kept connection is gone. */
  private static MapServerProxy.Answer report() {
    String words =
        "<ServiceExceptionReport><ServiceException>msDrawMap(): Image handling error. Failed to draw"
            + " layer named &#39;lake&#39;. msPostGISRetrieveVersion(): Query error."
            + "</ServiceException></ServiceExceptionReport>";
    return new MapServerProxy.Answer(
        200, "text/xml; charset=UTF-8", words.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("TS-8.5")
  void theSurplusIsRefusedAtOnceAndTheOthersAreDrawn() {
    WmsSource source = source(2, 3, LONG);
    mapServer.hold();
    List<Future<Buffer>> maps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      maps.add(source.fetch(MAP, () -> Urgency.TILE));
    }
    await().atMost(LONG).until(() -> mapServer.requests().size() == 2);

    assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.TOO_BUSY);
    assertThat(mapServer.requests()).hasSize(2);
    mapServer.heal();

    for (Future<Buffer> map : maps) {
      assertThat(map.toCompletionStage().toCompletableFuture().join().length()).isPositive();
    }
    assertThat(mapServer.requests()).hasSize(5);
  }

  @Test
  @Tag("TS-8.3")
  void uselessAnswersOfOneTilesetDoNotStopTheOthers() {
    WmsSource source = source(2, 3, LONG);
    mapServer.spoil(answer -> new MapServerProxy.Answer(200, "text/xml", new byte[9]));
    for (int i = 0; i < 8; i++) {
      assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.BAD_ANSWER);
    }
    mapServer.heal();
    assertThat(
            source
                .fetch(MAP, () -> Urgency.TILE)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .length())
        .isPositive();
  }

  @Test
  @Tag("TS-8.7")
  void aRequestThatWasRefusedInPassingIsMadeOnceMore() {
    WmsSource source = source(2, 3, LONG);
    AtomicInteger answers = new AtomicInteger();
    mapServer.spoil(
        answer ->
            answers.getAndIncrement() == 0
                ? new MapServerProxy.Answer(503, "text/html", new byte[9])
                : answer);

    assertThat(
            source
                .fetch(MAP, () -> Urgency.TILE)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .length())
        .isPositive();
    assertThat(mapServer.requests()).hasSize(2);
  }

  @Test
  @Tag("TS-8.7")
  void aServerThatKeepsRefusingIsAskedTwiceAndNoMore() {
    WmsSource source = source(2, 3, LONG);
    mapServer.spoil(answer -> new MapServerProxy.Answer(503, "text/html", new byte[9]));

    assertThat(failure(source.fetch(MAP, () -> Urgency.TILE))).isEqualTo(Reason.UNREACHABLE);
    assertThat(mapServer.requests()).hasSize(2);
  }

  private WmsSource source(int concurrency, int queue, Duration timeout) {
    return new WmsSource(
        vertx,
        new SourceSettings(
            "maps", URI.create(mapServer.url()), concurrency, queue, LONG, timeout, 4096),
        new SimpleMeterRegistry());
  }

  private static Reason failure(Future<Buffer> map) {
    return map.map((Reason) null)
        .otherwise(failure -> ((SourceFailure) failure).reason())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
