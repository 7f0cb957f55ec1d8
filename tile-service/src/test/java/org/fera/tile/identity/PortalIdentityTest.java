package org.fera.tile.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.fera.tile.testing.IdentityServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalIdentityTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Credentials EDITOR =
      new Credentials("theme=1; " + IdentityServer.EDITOR, "", "", "192.0.2.7", "maps.example.org");

  private final Vertx vertx = Vertx.vertx();
  private IdentityServer server;

  @BeforeEach
  void start() throws IOException {
    server = IdentityServer.started();
  }

  @AfterEach
  void stop() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @Tag("TS-3.6")
  void whoAsksIsFoundOutOnceForAllTilesOfAMap() {
    PortalIdentity identity = identity(PATIENCE);
    List<Future<Caller>> asked = IntStream.range(0, 40).mapToObj(i -> identity.of(EDITOR)).toList();

    Caller editor = new Caller(7, Map.of(1, "anonymous", 2, "registered", 12, "role_editor"));
    assertThat(asked).allSatisfy(one -> assertThat(joined(one)).isEqualTo(editor));
    assertThat(joined(identity.of(EDITOR)).parameters())
        .containsEntry("role_ids", "1,2,12")
        .containsEntry("user_id", "7");
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).get("X-forwarded-for")).containsExactly("192.0.2.7");
    // Another address may be one of the intranet, so it is another caller.
    joined(identity.of(new Credentials(EDITOR.cookies(), "", "", "192.0.2.8", EDITOR.host())));
    assertThat(server.requests()).hasSize(2);
    // And another host one of another organisation.
    joined(identity.of(new Credentials(EDITOR.cookies(), "", "", EDITOR.address(), "lake.org")));
    assertThat(server.requests())
        .extracting(headers -> headers.get("X-forwarded-host").get(0))
        .containsExactly("maps.example.org", "maps.example.org", "lake.org");
  }

  @Test
  @Tag("TS-3.6")
  void anAnswerIsNotBelievedBeyondTheEndOfTheSession() {
    PortalIdentity identity = identity(PATIENCE);
    server.expire("2020-01-01T00:00:00Z");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              joined(identity.of(EDITOR));
              assertThat(server.requests()).hasSizeGreaterThan(1);
            });
  }

  @ParameterizedTest
  @Tag("TS-3.7")
  @ValueSource(strings = {"<html/>", "{}", "[]", "{\"roles\":[{\"id\":\"x\",\"name\":\"role\"}]}"})
  void whatIsNoAnswerMakesNobodyKnown(String body) throws IOException {
    PortalIdentity identity = identity(PATIENCE);
    server.say(body);

    assertThatThrownBy(() -> joined(identity.of(EDITOR))).isInstanceOf(IdentityUnknown.class);
    server.say("");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !joined(identity.of(EDITOR)).isAnonymous());
  }

  @Test
  @Tag("TS-3.7")
  void oneThatHangsIsGivenUp() {
    server.hold();

    assertThatThrownBy(() -> joined(identity(Duration.ofMillis(50)).of(EDITOR)))
        .isInstanceOf(IdentityUnknown.class);
  }

  @Test
  @Tag("TS-3.7")
  void anotherInstanceAnswersInThePlaceOfOneThatIsGone() throws IOException {
    IdentityServer gone = IdentityServer.started();
    gone.close();
    PortalIdentity identity =
        new PortalIdentity(
            vertx,
            List.of(URI.create(gone.url()), URI.create(server.url())),
            PATIENCE,
            PATIENCE,
            Clock.systemUTC());

    assertThat(joined(identity.of(EDITOR)).isAnonymous()).isFalse();
  }

  private PortalIdentity identity(Duration timeout) {
    return new PortalIdentity(
        vertx,
        List.of(URI.create(server.url())),
        timeout,
        Duration.ofSeconds(600),
        Clock.systemUTC());
  }

  private static Caller joined(Future<Caller> caller) {
    try {
      return caller.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
