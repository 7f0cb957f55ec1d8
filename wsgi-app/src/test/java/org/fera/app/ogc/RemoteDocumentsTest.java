package org.fera.app.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fera.app.testing.FaultyWms;
import org.fera.app.testing.FaultyWms.Answer;
import org.fera.app.testing.FaultyWms.Silence;
import org.fera.app.upstream.Upstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteDocumentsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private record Settings(
      Duration age,
      Duration failureAge,
      Duration patience,
      Duration firstTimeout,
      Duration timeout,
      int most)
      implements OgcConfig {

    static final Settings CALM =
        new Settings(Duration.ofHours(1), Duration.ofHours(1), LIMIT, LIMIT, LIMIT, 100_000);
  }

  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private Vertx vertx;
  private ExecutorService executor;
  private Upstream upstream;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    executor = Executors.newFixedThreadPool(2);
  }

  @AfterEach
  void stop() {
    if (upstream != null) {
      upstream.close();
    }
    executor.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private RemoteDocuments<WmsCapabilities> documents(OgcConfig config) {
    upstream = new Upstream(vertx, new DocumentLimits(LIMIT, config));
    return new RemoteDocuments<>(
        new DocumentFetcher(upstream, config, executor),
        config,
        WmsCapabilitiesParser::parse,
        (address, body) -> kept.put(address.url(), body),
        changes::incrementAndGet);
  }

  private static DocumentAddress at(FaultyWms peer) {
    return new DocumentAddress("The OGC server 'peer'", peer.url());
  }

  private static Stream<String> names(CompletableFuture<RemoteDocument<WmsCapabilities>> document) {
    assertThat(document.join()).isInstanceOf(RemoteDocument.Read.class);
    return ((RemoteDocument.Read<WmsCapabilities>) document.join())
        .content().byName().keySet().stream();
  }

  private static String reason(CompletableFuture<RemoteDocument<WmsCapabilities>> document) {
    assertThat(document.join()).isInstanceOf(RemoteDocument.Failed.class);
    return ((RemoteDocument.Failed<WmsCapabilities>) document.join()).reason();
  }

  @Test
  @Tag("WA-6.5")
  void asksOnceMoreWhenTheFirstAnswerFails() {
    try (FaultyWms peer = FaultyWms.withLayers("lake").next(new Answer(503, "busy"))) {
      assertThat(names(documents(Settings.CALM).get(at(peer)))).containsExactly("lake");
      assertThat(peer.asked()).isEqualTo(2);
    }
  }

  @Test
  @Tag("WA-6.5")
  void asksOnceMoreWhenTheFirstRequestHangs() {
    Settings hasty = new Settings(LIMIT, LIMIT, LIMIT, Duration.ofMillis(200), LIMIT, 100_000);
    try (FaultyWms peer = FaultyWms.withLayers("lake").next(new Silence())) {
      assertThat(names(documents(hasty).get(at(peer)))).containsExactly("lake");
    }
  }

  @Test
  @Tag("WA-6.2")
  void waitsOnlyAsLongAsItsPatienceForWhatWasNeverRead() {
    Settings impatient = new Settings(LIMIT, LIMIT, Duration.ofMillis(100), LIMIT, LIMIT, 100_000);
    try (FaultyWms peer = FaultyWms.answering(new Silence())) {
      RemoteDocuments<WmsCapabilities> documents = documents(impatient);
      assertThat(reason(documents.get(at(peer))))
          .isEqualTo("The OGC server 'peer' has not answered yet.");
      // The patience counts from the start of the request to the server: this does not wait again.
      assertThat(documents.get(at(peer))).isDone();
      assertThat(peer.asked()).isOne();
    }
  }

  @Test
  @Tag("WA-6.2")
  void tellsWhenThereIsOtherThanWhatWasTold() {
    Settings impatient =
        new Settings(LIMIT, LIMIT, Duration.ofMillis(100), Duration.ofMillis(500), LIMIT, 100_000);
    try (FaultyWms peer = FaultyWms.withLayers("lake").next(new Silence())) {
      RemoteDocuments<WmsCapabilities> documents = documents(impatient);
      assertThat(reason(documents.get(at(peer)))).contains("not answered yet");
      await().atMost(LIMIT).until(() -> changes.get() == 1);
      assertThat(names(documents.get(at(peer)))).containsExactly("lake");

      documents.expire();
      documents.refresh(at(peer));
      await().atMost(LIMIT).until(() -> peer.asked() == 3);
      peer.usually(new Answer(200, FaultyWms.capabilities("lake", "river")));
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                documents.expire();
                documents.refresh(at(peer));
                return names(documents.get(at(peer))).count() == 2;
              });
      await().atMost(LIMIT).until(() -> changes.get() == 2);
    }
  }

  @Test
  @Tag("WA-6.2")
  void asksOnceForAllThatWait() {
    try (FaultyWms peer = FaultyWms.withLayers("lake")) {
      RemoteDocuments<WmsCapabilities> documents = documents(Settings.CALM);
      Stream.generate(() -> documents.get(at(peer)))
          .limit(20)
          .toList()
          .forEach(document -> assertThat(names(document)).containsExactly("lake"));
      assertThat(peer.asked()).isOne();
    }
  }

  @Test
  @Tag("WA-6.3")
  void staysWithWhatWasReadWhileTheServerFails() {
    try (FaultyWms peer = FaultyWms.withLayers("lake")) {
      RemoteDocuments<WmsCapabilities> documents = documents(Settings.CALM);
      assertThat(names(documents.get(at(peer)))).containsExactly("lake");
      assertThat(kept).containsKey(peer.url());

      peer.usually(new Answer(500, "broken"));
      documents.expire();
      documents.refresh(at(peer));
      await().atMost(LIMIT).until(() -> peer.asked() == 2);
      assertThat(names(documents.get(at(peer)))).containsExactly("lake");
    }
  }

  @Test
  @Tag("WA-6.3")
  void handsOutWhatWasRestoredAndFetchesIt() {
    try (FaultyWms peer = FaultyWms.withLayers("lake", "river")) {
      RemoteDocuments<WmsCapabilities> documents = documents(Settings.CALM);
      byte[] old = FaultyWms.capabilities("lake").getBytes(StandardCharsets.UTF_8);
      documents.restore(at(peer), old);
      assertThat(names(documents.get(at(peer)))).containsExactly("lake");
      await().atMost(LIMIT).until(() -> names(documents.get(at(peer))).toList().contains("river"));
    }
  }

  static Stream<Arguments> bad() {
    String lol = "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">";
    return Stream.of(
        Arguments.of("HTML", "<!doctype html><html><body><p>Welcome<br></body></html>"),
        Arguments.of("empty", ""),
        Arguments.of("too long", FaultyWms.capabilities("x".repeat(200_000))),
        Arguments.of(
            "entities",
            "<!DOCTYPE x [<!ENTITY a \"lol\">" + lol + "]><Capability><Layer><Name>&c;</Name>"),
        Arguments.of("nesting", "<Capability>" + "<Layer>".repeat(10_000)),
        Arguments.of("cut off", FaultyWms.capabilities("lake").substring(0, 90)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  @Tag("WA-6.4")
  void keepsNothingOfWhatIsNoCapabilities(String name, String body) {
    try (FaultyWms bad = FaultyWms.answering(new Answer(200, body));
        FaultyWms good = FaultyWms.withLayers("lake")) {
      RemoteDocuments<WmsCapabilities> documents = documents(Settings.CALM);
      assertThat(reason(documents.get(at(bad))))
          .startsWith("The OGC server 'peer'")
          .doesNotContain("127.0.0.1")
          .doesNotContain("Exception");
      assertThat(kept).isEmpty();
      assertThat(names(documents.get(at(good)))).containsExactly("lake");
    }
  }
}
