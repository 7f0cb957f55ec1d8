package org.fera.print.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WsgiAppTest {

  private static final Question QUESTION = new Question(Map.of("Cookie", "a=b"));

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/internal/identity",
        exchange -> {
          boolean asked = "a=b".equals(exchange.getRequestHeaders().getFirst("Cookie"));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(asked ? status : 400, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    vertx.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private Rights ask(URI... instances) {
    return new WsgiApp(List.of(instances), Duration.ofSeconds(5), vertx).ask(QUESTION);
  }

  @Test
  @Tag("PS-13.1")
  void rolesLayoutsAndTheEndAreRead() {
    body =
        """
        {"user": {"id": 3, "name": "anna"}, "roles": [{"id": 1, "name": "anonymous"},
         {"id": 7, "name": "role_a"}], "functionalities": {"print_template": ["A4", "A3"]},
         "environment": "main", "expires": "2030-01-01T00:00:00Z", "new": 1}
        """;
    Rights rights = ask(address());
    assertThat(rights.user()).isTrue();
    assertThat(rights.roles()).containsExactlyInAnyOrder("anonymous", "role_a");
    assertThat(rights.layouts()).hasValue(Set.of("A4", "A3"));
    assertThat(rights.expires()).hasValue(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @Test
  @Tag("PS-13.1")
  void whatIsMissingInAnAnswerIsNoRight() {
    body = "{\"user\": null, \"roles\": []}";
    Rights rights = ask(address());
    assertThat(rights.user()).isFalse();
    assertThat(rights.hasLayout("A4")).isFalse();
    assertThat(rights.has(Access.roles(List.of()))).isFalse();
    assertThat(rights.has(Access.OPEN)).isTrue();
  }

  @Test
  @Tag("PS-13.3")
  void anAnswerThatIsNoneGivesNoRights() {
    for (String wrong :
        List.of("", "{}", "[]", "<html>", "{\"roles\": [], \"expires\": \"soon\"}")) {
      body = wrong;
      assertThatThrownBy(() -> ask(address())).as(wrong).isInstanceOf(RightsUnknownException.class);
    }
    body = "{\"user\": null, \"roles\": []}";
    for (int wrong : List.of(302, 401, 404, 500, 503)) {
      status = wrong;
      assertThatThrownBy(() -> ask(address())).isInstanceOf(RightsUnknownException.class);
    }
  }

  @Test
  @Tag("PS-13.3")
  void anotherInstanceIsAskedWhenOneDoesNotAnswer() throws IOException {
    body = "{\"user\": null, \"roles\": []}";
    URI dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    WsgiApp two = new WsgiApp(List.of(dead, address()), Duration.ofSeconds(5), vertx);
    assertThat(two.ask(QUESTION).user()).isFalse();
    assertThat(two.ask(QUESTION).user()).isFalse();
    assertThatThrownBy(() -> ask(dead)).isInstanceOf(RightsUnknownException.class);
  }
}
