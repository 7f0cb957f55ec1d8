package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.cache.CacheManager;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.MapServerProxy.Answer;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients see while a server that tiles come from is ill. Every test uses a metatile of its
 * own.
 */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class FaultsTest {

  private static final String LEVEL_8 = "/tiles/wmts/1.0.0/ch_relief/default/swissgrid_2056/8/";

  MapServerProxy mapServer;
  MemcachedServer memcached;
  @Inject CacheManager caches;

  @AfterEach
  void healEverything() {
    mapServer.heal();
  }

  @Test
  @Tag("TS-5.1")
  void aMetatileIsDrawnOnceHoweverManyAsk() throws Exception {
    mapServer.forget();
    mapServer.hold();
    List<CompletableFuture<Response>> answers = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(200);
    for (int i = 0; i < 200; i++) {
      String tile = LEVEL_8 + (30 + i % 5) + "/" + (40 + i / 5 % 5) + ".png";
      answers.add(CompletableFuture.supplyAsync(() -> given().get(tile), clients));
    }
    await().atMost(Duration.ofSeconds(180)).until(() -> !mapServer.requests().isEmpty());
    mapServer.heal();

    for (CompletableFuture<Response> answer : answers) {
      assertThat(answer.join().statusCode()).isEqualTo(200);
    }
    clients.shutdown();
    assertThat(mapServer.requests()).hasSize(1);
    assertThat(mapServer.requests().get(0).getQuery())
        .contains("WIDTH=1408")
        .contains("BBOX=2521760.0,1259760.0,2535840.0,1273840.0");
  }

  @Test
  @Tag("TS-4.1.1")
  void withoutMemcachedTilesStillCome() throws IOException {
    memcached.kill();
    try {
      given().get(LEVEL_8 + "60/60.png").then().statusCode(200).header("X-Cache", "MISS");
      given().get(LEVEL_8 + "60/60.png").then().statusCode(200).header("X-Cache", "HIT-L1");
      // The others of the metatile follow while the first answer is already out.
      await()
          .atMost(Duration.ofSeconds(180))
          .untilAsserted(
              () ->
                  given()
                      .get(LEVEL_8 + "61/62.png")
                      .then()
                      .statusCode(200)
                      .header("X-Cache", "HIT-L1"));
    } finally {
      memcached.start();
    }
  }

  @Test
  @Tag("TS-4.1.2")
  void aMemcachedThatHangsCostsLittle() throws IOException {
    memcached.signal("STOP");
    try {
      for (int column = 60; column < 64; column++) {
        assertThat(given().get(LEVEL_8 + "65/" + column + ".png").statusCode()).isEqualTo(200);
      }
    } finally {
      memcached.signal("CONT");
    }
  }

  @Test
  @Tag("TS-4.1.3")
  void whatTheHeapHasLostComesFromMemcached() {
    String tile = LEVEL_8 + "70/70.png";
    byte[] drawn = given().get(tile).then().statusCode(200).extract().asByteArray();
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(
            () -> {
              caches.getCache(HeapTiles.NAME).orElseThrow().invalidateAll().await().indefinitely();
              Response again = given().get(tile);
              assertThat(again.header("X-Cache")).isEqualTo("HIT-L2");
              assertThat(again.asByteArray()).isEqualTo(drawn);
            });
  }

  @Test
  @Tag("TS-0.1")
  void withoutMapServerKeptTilesComeAndOthersFailAtOnce() throws IOException {
    String kept = LEVEL_8 + "20/20.png";
    given().get(kept).then().statusCode(200);
    mapServer.stop();
    try {
      given().get(kept).then().statusCode(200);
      for (int column = 100; column < 140; column += 5) {
        long begin = System.nanoTime();
        given()
            .get(LEVEL_8 + "20/" + column + ".png")
            .then()
            .statusCode(oneOf(502, 503))
            .header("Retry-After", notNullValue())
            .header("Cache-Control", "no-store")
            .body("ExceptionReport.Exception.@exceptionCode", equalTo("NoApplicableCode"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      }
    } finally {
      mapServer.start();
    }
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(() -> given().get(LEVEL_8 + "20/150.png").then().statusCode(200));
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        Arguments.of(0, "text/xml", "<ServiceExceptionReport/>".getBytes(UTF_8), 200),
        Arguments.of(10, "image/png", "<xml/>".getBytes(UTF_8), 200),
        Arguments.of(20, "image/png", new byte[0], 200),
        Arguments.of(30, "text/html", "boom at /etc/secret".getBytes(UTF_8), 500),
        Arguments.of(40, "image/png", new byte[20_000_000], 200));
  }

  @ParameterizedTest
  @Tag("TS-3.2")
  @MethodSource("uselessAnswers")
  void aUselessAnswerOfTheSourceIsNeverATile(int column, String type, byte[] body, int status) {
    mapServer.spoil(answer -> new Answer(status, type, body));
    String tile = LEVEL_8 + "90/" + column + ".png";

    String report = given().get(tile).then().statusCode(502).extract().asString();

    assertThat(report).doesNotContain("secret").doesNotContain("Exception:");
    mapServer.heal();
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(() -> given().get(tile).then().statusCode(200));
  }

  @Test
  @Tag("TS-3.2")
  void aTruncatedPictureOrOneOfAnotherSizeIsNeverATile() {
    mapServer.spoil(
        answer ->
            new Answer(200, "image/png", Arrays.copyOf(answer.body(), answer.body().length / 2)));
    given().get(LEVEL_8 + "100/0.png").then().statusCode(502);
    byte[] small = given().get(LEVEL_8 + "20/20.png").asByteArray();
    mapServer.spoil(answer -> new Answer(200, "image/png", small));
    given().get(LEVEL_8 + "100/10.png").then().statusCode(502);
  }
}
