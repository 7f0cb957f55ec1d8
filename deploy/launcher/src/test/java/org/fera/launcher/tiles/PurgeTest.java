package org.fera.launcher.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fera.launcher.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a server that answers as tile-service does (TS-4.5.1). */
class PurgeTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/internal/tiles/purges",
        exchange -> {
          String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery();
          asked.add(request);
          boolean known = request.contains("tileset=ch_base");
          byte[] body =
              (known
                      ? "{\"tileset\":\"ch_base\",\"since\":\"2026-12-01T00:00:00Z\"}"
                      : "{\"title\":\"There is no such tileset\",\"status\":404}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @Tag("FE-1.16")
  void theServiceIsToldOnceAndSaysSinceWhenTilesAreGood() {
    Purge purge = new Purge(List.of(url()));

    assertThat(
            purge
                .of("ch_base", Optional.of("swiss grid"), Map.of("time", "a b"))
                .get("since")
                .asText())
        .isEqualTo("2026-12-01T00:00:00Z");
    assertThat(asked).containsExactly("POST tileset=ch_base&grid=swiss+grid&dimension=time=a+b");
  }

  @Test
  @Tag("FE-1.16")
  void anotherInstanceIsToldWhereOneDoesNotAnswer() throws IOException {
    HttpServer gone = HttpServer.create(new InetSocketAddress(0), 0);
    URI dead = URI.create("http://127.0.0.1:" + gone.getAddress().getPort());
    gone.stop(0);

    assertThat(
            new Purge(List.of(dead, url())).of("ch_base", Optional.empty(), Map.of()).has("since"))
        .isTrue();
    assertThatThrownBy(() -> new Purge(List.of(dead)).of("ch_base", Optional.empty(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("does not answer at");
  }

  @Test
  @Tag("FE-1.16")
  void whatIsWrongIsSaidInTheWordsOfTheService() {
    assertThatThrownBy(() -> new Purge(List.of(url())).of("none", Optional.empty(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessage("none: There is no such tileset");
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
