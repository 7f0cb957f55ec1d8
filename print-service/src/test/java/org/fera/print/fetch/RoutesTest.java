package org.fera.print.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.fera.print.entry.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies, and certificates that Java does not believe. */
class RoutesTest {

  private static final String PASSWORD = "secret";

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private HttpServer server;
  private HttpServer proxy;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "server"));
    server.start();
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", exchange -> answer(exchange, "proxy"));
    proxy.start();
  }

  @AfterEach
  void stop() {
    fetcher.stop();
    server.stop(0);
    proxy.stop(0);
    vertx.close();
  }

  private void answer(HttpExchange exchange, String who) throws IOException {
    seen.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
    byte[] body = who.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String fetch(String url, Route route) throws Exception {
    FetchConfig config =
        new TestLimits(
            List.of(url.replaceFirst("(https?://[^/]+).*", "$1")), Duration.ofSeconds(60));
    fetcher = new Fetcher(config, new Targets(config, new Entry(TestLimits.ENTRY)), vertx);
    Fetched answer =
        fetcher.get(url, new Caller("job", Map.of()), Map.of(), route).get(60, TimeUnit.SECONDS);
    return new String(answer.body(), StandardCharsets.US_ASCII);
  }

  private record Way(String name, Optional<ProxyServer> by, Optional<TrustStore> trustStore)
      implements Route {

    @Override
    public Optional<ProxyServer> proxy(URI uri) {
      return uri.getPath().equals("/by-proxy") ? by : Optional.empty();
    }
  }

  @Test
  @Tag("PS-4.9")
  void aUrlIsFetchedByTheProxyThatIsForIt() throws Exception {
    Optional<ProxyServer> by =
        Optional.of(
            new ProxyServer("127.0.0.1", proxy.getAddress().getPort(), Optional.of("anna"), "x"));
    Route way = new Way("one", by, Optional.empty());
    String base = "http://127.0.0.1:" + server.getAddress().getPort();

    assertThat(fetch(base + "/by-proxy", way)).isEqualTo("proxy");
    assertThat(seen.take()).isEqualTo(base + "/by-proxy Basic YW5uYTp4");
    assertThat(fetch(base + "/straight", way)).isEqualTo("server");
    assertThat(seen.take()).isEqualTo("/straight null");
  }

  @Test
  @Tag("PS-4.9")
  void aServerIsBelievedByTheAppsCertificatesOnly() throws Exception {
    Path store = folder.resolve("own.p12");
    makeKey(store);
    server.stop(0);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    https.createContext("/", exchange -> answer(exchange, "server"));
    https.start();
    server = https;
    String url = "https://localhost:" + https.getAddress().getPort() + "/";

    Route own = new Way("own", Optional.empty(), Optional.of(new TrustStore(store, PASSWORD)));
    assertThat(fetch(url, own)).isEqualTo("server");
    fetcher.stop();
    assertThatThrownBy(() -> fetch(url, Route.STRAIGHT)).hasMessageContaining("cannot be reached");
  }

  private static void makeKey(Path store) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
