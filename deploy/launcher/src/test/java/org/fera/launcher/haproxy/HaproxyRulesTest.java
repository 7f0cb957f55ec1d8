package org.fera.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.EntryRules;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real HAProxy with what an operator adds: TLS, a limit for each client, own paths. */
class HaproxyRulesTest {

  @TempDir private static Path keyFolder;
  private static KeyStore keys;

  private static final int REQUESTS = 20;
  private static final String STRANGER = "127.0.0.77";
  private static final String OWN = "127.0.0.1";

  @TempDir private Path folder;

  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicInteger dead = new AtomicInteger();
  private Ports ports;
  private Process haproxy;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = keys(keyFolder.resolve("keys.p12"));
  }

  @BeforeEach
  void start() throws Exception {
    HttpServer application = server("wsgi-app");
    HttpServer own = server("cms");
    ports = new Ports(freePort(), 0, freePort());
    Files.writeString(
        folder.resolve("paths.map"), "/cms/ cms\n/internal/ cms\n/themes/special cms\n");
    Files.writeString(
        folder.resolve("cms.cfg"),
        "backend cms\n    server cms-1 127.0.0.1:" + own.getAddress().getPort() + "\n");
    Join join =
        new Join(
            Map.of(
                "WSGI_APP",
                "http://127.0.0.1:"
                    + application.getAddress().getPort()
                    + ",http://127.0.0.1:"
                    + dying().getAddress().getPort()));
    Network network =
        new Network(new Shape(1, 2, EnumSet.of(Role.HAPROXY), true), ports, OWN, OWN, join);
    EntryPoint seen =
        new EntryPoint(
            "/portal/",
            "localhost:" + ports.tls(),
            "https",
            "127.0.0.1",
            Map.of("test", "test.example.org"));
    EntryRules rules =
        new EntryRules(
            Optional.of(new EntryRules.Tls(ports.tls(), pem(folder.resolve("portal.pem")))),
            REQUESTS,
            Optional.of(folder));
    Path file = Files.createDirectory(folder.resolve("run")).resolve("haproxy.cfg");
    String text = HaproxyFile.entryOf(network, seen, rules, null).text();
    // Another portal of this machine may have the port of the statistics.
    Files.writeString(file, text.replace("bind 127.0.0.1:8404", "bind 127.0.0.1:" + freePort()));
    haproxy =
        new ProcessBuilder(
                Programs.find("haproxy").toString(),
                "-db",
                "-f",
                file.toString(),
                "-f",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
    await("HAProxy")
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> get(OWN, "/themes").startsWith("HTTP/1.1 200"));
  }

  @AfterEach
  void stop() {
    if (haproxy != null) {
      haproxy.destroyForcibly().onExit().join();
    }
    servers.forEach(server -> server.stop(0));
  }

  @Test
  @Tag("FE-7.2")
  void whoComesWithoutTlsIsLedToIt() throws Exception {
    assertThat(get(STRANGER, "/portal/theme/a?b=c"))
        .startsWith("HTTP/1.1 308")
        .containsIgnoringCase("location: https://localhost:" + ports.tls() + "/portal/theme/a?b=c");

    try (Socket socket =
        new Socket("127.0.0.1", ports.entry(), InetAddress.getByName(STRANGER), 0)) {
      assertThat(answer(socket, "test.example.org", "GET", "/a"))
          .as("an environment with a host of its own")
          .containsIgnoringCase("location: https://test.example.org/a\r");
    }

    String answer = tls("/portal/themes");
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("strict-transport-security: max-age=")
        .contains("wsgi-app /portal/themes https");
  }

  @Test
  @Tag("FE-7.3")
  void aClientThatAsksTooOftenIsRefusedAndNobodyElse() throws Exception {
    String last = "";
    for (int i = 0; i <= REQUESTS; i++) {
      last = get(STRANGER, "/themes");
    }
    assertThat(last)
        .startsWith("HTTP/1.1 429")
        .containsIgnoringCase("retry-after: 10")
        .contains("application/problem+json")
        .containsIgnoringCase("x-request-id: ");
    assertThat(get("127.0.0.78", "/themes")).startsWith("HTTP/1.1 308");
    // The portal's own servers ask for all of their users.
    for (int i = 0; i <= 2 * REQUESTS; i++) {
      assertThat(get(OWN, "/themes")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  @Tag("FE-4.9")
  void onlyReadsAreAskedForAgainWhenAnInstanceDiesBeforeItAnswers() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertThat(get(OWN, "/themes")).startsWith("HTTP/1.1 200");
    }
    assertThat(dead).as("reads that came to the dying one").hasPositiveValue();
    dead.set(0);
    int refused = 0;
    for (int i = 0; i < 10; i++) {
      refused += ask(OWN, "POST", "/short/create").startsWith("HTTP/1.1 502") ? 1 : 0;
    }
    assertThat(refused).isPositive().isEqualTo(dead.get());
    dead.set(0);
    refused = 0;
    for (int i = 0; i < 10; i++) {
      // Reads that count their hits.
      refused += ask(OWN, "GET", "/s/abc").startsWith("HTTP/1.1 502") ? 1 : 0;
    }
    assertThat(refused).isPositive().isEqualTo(dead.get());
  }

  @ParameterizedTest
  @CsvSource({
    "/cms/page?a=b, 200, cms /cms/page?a=b",
    "/portal/cms/page, 200, cms /portal/cms/page",
    "/themes/special, 200, cms /themes/special",
    "/themes, 200, wsgi-app /themes",
    "/internal/identity, 404, problem",
    "/cms/..;/x, 400, problem"
  })
  @Tag("FE-7.4")
  void anOwnPathFindsItsBackendAndOpensNothingElse(String path, int status, String text)
      throws Exception {
    assertThat(get(OWN, path)).startsWith("HTTP/1.1 " + status).contains(text);
  }

  @Test
  @Tag("FE-7.4")
  void aFolderWithoutAMapAndAMissingCertificateAreNamed() {
    Ports any = new Ports(8080, 0);
    assertThatThrownBy(
            () ->
                EntryRules.of(
                    Map.of("FERA_HAPROXY_DROP_INS", folder.resolve("run").toString()), any))
        .hasMessageContaining("paths.map");
    assertThatThrownBy(() -> EntryRules.of(Map.of("FERA_TLS_CERTIFICATE", "/no/such.pem"), any))
        .hasMessageContaining("FERA_TLS_CERTIFICATE");
    assertThatThrownBy(() -> EntryRules.of(Map.of("FERA_RATE_LIMIT", "many"), any))
        .hasMessageContaining("FERA_RATE_LIMIT");
    assertThat(EntryRules.of(Map.of(), any)).isEqualTo(EntryRules.NONE);
  }

  private HttpServer server(String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.createContext(
        "/",
        exchange -> {
          String protocol = exchange.getRequestHeaders().getFirst("X-Forwarded-Proto");
          byte[] body =
              (name + " " + exchange.getRequestURI() + " " + protocol)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    servers.add(server);
    return server;
  }

  /** One that is ready, reads requests and ends without an answer. */
  private HttpServer dying() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/q/health/ready")) {
            exchange.sendResponseHeaders(200, -1);
          } else {
            dead.incrementAndGet();
          }
          exchange.close();
        });
    server.start();
    servers.add(server);
    return server;
  }

  /** The whole answer to a client with that address. */
  private String get(String from, String path) throws IOException {
    return ask(from, "GET", path);
  }

  private String ask(String from, String method, String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", ports.entry(), InetAddress.getByName(from), 0)) {
      return answer(socket, "localhost", method, path);
    }
  }

  private String tls(String path) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", ports.tls())) {
      return answer(socket, "localhost", "GET", path);
    }
  }

  private static String answer(Socket socket, String host, String method, String path)
      throws IOException {
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A key and a certificate of our own for localhost. */
  private static KeyStore keys(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "portal",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore pair = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    X509Certificate certificate = (X509Certificate) pair.getCertificate("portal");
    pair.setCertificateEntry("trusted", certificate);
    return pair;
  }

  private Path pem(Path file) throws Exception {
    byte[] key = keys.getKey("portal", "changeit".toCharArray()).getEncoded();
    byte[] certificate = keys.getCertificate("portal").getEncoded();
    return Files.writeString(file, block("PRIVATE KEY", key) + block("CERTIFICATE", certificate));
  }

  private static String block(String what, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
