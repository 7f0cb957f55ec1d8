package org.fera.print.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fera.print.entry.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers that a layout adds or forwards stay with the server that they are for. */
class AddedHeadersTest {

  private static final Map<String, String> TOKEN = Map.of("Authorization", "Bearer x");

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private HttpServer one;
  private HttpServer other;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    one = server();
    other = server();
    FetchConfig config =
        new TestLimits(List.of(url(one, ""), url(other, "")), Duration.ofSeconds(60));
    fetcher = new Fetcher(config, new Targets(config, new Entry(TestLimits.ENTRY)), vertx);
  }

  @AfterEach
  void stop() {
    fetcher.stop();
    one.stop(0);
    other.stop(0);
    vertx.close();
  }

  @Test
  @Tag("PS-4.7")
  void theyGoWithARedirectWithinTheServer() throws Exception {
    get(url(one, "/to?" + url(one, "/end")), TOKEN);

    assertThat(seen).containsExactly("Bearer x", "Bearer x");
  }

  @Test
  @Tag("PS-4.7")
  void theyDoNotGoToAnotherServer() throws Exception {
    get(url(one, "/to?" + url(other, "/end")), TOKEN);

    assertThat(seen).containsExactly("Bearer x", "none");
  }

  @Test
  @Tag("PS-4.7")
  void whoHasOthersHasOtherAnswers() throws Exception {
    get(url(one, "/end"), TOKEN);
    get(url(one, "/end"), TOKEN);
    get(url(one, "/end"), Map.of());

    assertThat(seen).as("one of three comes from the cache").containsExactly("Bearer x", "none");
  }

  private void get(String url, Map<String, String> added) throws Exception {
    fetcher.get(url, new Caller("job", Map.of()), added, Route.STRAIGHT).get(60, TimeUnit.SECONDS);
  }

  private HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    seen.add(authorization == null ? "none" : authorization);
    boolean redirects = exchange.getRequestURI().getPath().equals("/to");
    if (redirects) {
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getQuery());
    } else {
      exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
    }
    exchange.sendResponseHeaders(redirects ? 302 : 200, -1);
    exchange.close();
  }

  private static String url(HttpServer server, String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
