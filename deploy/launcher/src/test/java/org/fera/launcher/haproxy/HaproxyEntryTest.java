package org.fera.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real HAProxy with the portal's rules before servers that say who they are and what they got.
 */
class HaproxyEntryTest {

  @TempDir private Path folder;

  private final List<HttpServer> servers = new ArrayList<>();
  private Ports ports;
  private Process haproxy;

  @BeforeEach
  void start() throws IOException {
    ports = freePorts();
    List<Environment> environments = Environment.of(List.of("production", "integration", "test"));
    for (Environment environment : environments.subList(1, 3)) {
      servers.add(echo("wsgi-app" + environment.suffix(), ports.wsgiApp(environment, 1)));
    }
    for (Role role : Role.SERVICES) {
      for (int instance = 1; instance <= 2; instance++) {
        servers.add(echo(role.word() + "-" + instance, ports.service(role, instance)));
      }
    }
    Shape shape = new Shape(2, 2, EnumSet.allOf(Role.class), true, environments);
    EntryPoint entryPoint =
        new EntryPoint(
            "/portal/", "localhost", "http", "127.0.0.1", Map.of("test", "test.example.org"));
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(
        file,
        HaproxyFile.entryOf(Network.of(shape, ports, Join.NOBODY, Map.of()), entryPoint, null)
            .text());
    haproxy =
        new ProcessBuilder(Programs.find("haproxy").toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
    awaitHaproxy();
  }

  @AfterEach
  void stop() {
    haproxy.destroyForcibly().onExit().join();
    servers.forEach(server -> server.stop(0));
  }

  @ParameterizedTest
  @CsvSource({
    "/themes, wsgi-app",
    "/portal/themes, wsgi-app",
    "/portal/, wsgi-app",
    "/print/default/capabilities.json, print-service",
    "/portal/print/default/capabilities.json, print-service",
    "/printproxy/capabilities.json, wsgi-app",
    "/tiles/1.0.0/WMTSCapabilities.xml, tile-service",
    "/mapcache/wmts, tile-service",
    "/portal/vector_tiles/a, tile-service",
    "/q/openapi?format=json, wsgi-app",
    "/portal/q/swagger-ui/, wsgi-app"
  })
  @Tag("FE-2.8")
  void aPathFindsItsServiceWithAndWithoutThePrefix(String path, String service) throws IOException {
    Answer answer = get(path);

    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.body).startsWith(service + "-").contains("path=" + path);
  }

  @ParameterizedTest
  @CsvSource({
    "/integration/themes, entry, integration, wsgi-app-integration, /portal/integration/themes",
    "/portal/integration/, entry, integration, wsgi-app-integration, /portal/integration/",
    "/portal/integration, entry, integration, wsgi-app-integration, /portal/integration",
    "/portal/integrations/, entry, production, wsgi-app, /portal/integrations/",
    "/portal/integration/print/a?b=c, entry, integration, print-service, /portal/print/a?b=c",
    "/integration/tiles/1/2, entry, integration, tile-service, /portal/tiles/1/2",
    "/portal/integration/test/themes, entry, integration, wsgi-app-integration, /portal/integration/test/themes",
    "/portal/themes, test.example.org, test, wsgi-app-test, /portal/themes",
    "/themes, Test.example.org:8443, test, wsgi-app-test, /themes",
    "/portal/tiles/1, test.example.org, test, tile-service, /portal/tiles/1",
    "/test/themes, entry, test, wsgi-app-test, /portal/themes",
    "/test/print/a, entry, test, print-service, /portal/print/a"
  })
  @Tag("FE-5.1")
  void anEnvironmentIsFoundByItsPathOrItsHost(
      String path, String host, String environment, String service, String passed)
      throws IOException {
    Answer answer = getAt(host, path, "X-Fera-Environment: forged");

    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.body).startsWith(service).contains("path=" + passed + "\n");
    assertThat(answer.body.lines().filter(line -> line.startsWith("x-fera-environment=")))
        .containsExactlyElementsOf(
            environment.equals("production")
                ? List.of()
                : List.of("x-fera-environment=" + environment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/integration/internal/identity",
        "/portal/integration/internal/identity",
        "/portal/integration//q/metrics",
        "/test/internal/identity",
        "/internal/identity",
        "/internal",
        "//internal/identity",
        "/%69nternal/identity",
        "/%49nternal/x",
        "/portal/internal/identity",
        "/portal//internal/identity",
        "/portal/%69nternal/identity",
        "/q/health/ready",
        "/q/metrics",
        "/q",
        "/%71/metrics",
        "/portal/q/metrics",
        "/q/openapi2"
      })
  @Tag("FE-3.1")
  void insidesAreNotReached(String path) throws IOException {
    Answer answer = get(path);

    assertThat(answer.status).isEqualTo(404);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/themes;v=1",
        "/s%2Fa",
        "/s%2fa",
        "/s%5Ca",
        "/s%00a",
        "/themes/../q/metrics",
        "/themes/%2e%2e/q/metrics",
        "/./internal/identity",
        "/portal/..",
        "/themes%zz"
      })
  @Tag("FE-3.2")
  void ambiguousPathsAreRefused(String path) throws IOException {
    assertThat(get(path).status).isEqualTo(400);
  }

  @Test
  @Tag("FE-3.3")
  void forwardedHeadersAreTheEntrysOwn() throws IOException {
    Answer answer =
        get(
            "/themes",
            "Forwarded: for=1.2.3.4;host=evil",
            "X-Forwarded-Host: evil",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Prefix: /evil",
            "X-Real-IP: 1.2.3.4");

    assertThat(answer.body)
        .contains("x-forwarded-host=entry")
        .contains("x-forwarded-for=127.0.0.1")
        .contains("x-forwarded-proto=http")
        .doesNotContain("evil")
        .doesNotContain("1.2.3.4");
  }

  @Test
  @Tag("FE-3.4")
  void anUpgradeThatWouldPassTheRulesByIsNotHandedOn() throws IOException {
    Answer answer =
        get(
            "/themes",
            "Upgrade: h2c",
            "Connection: Upgrade, HTTP2-Settings",
            "HTTP2-Settings: AAA");

    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.body.toLowerCase(Locale.ROOT))
        .doesNotContain("h2c", "http2-settings=", "upgrade");
  }

  @Test
  @Tag("FE-2.6")
  void aSaneRequestIdIsKeptAndAnyOtherReplaced() throws IOException {
    Answer kept = get("/themes", "X-Request-ID: order-4711-abc");
    Answer replaced = get("/themes", "X-Request-ID: <script>");
    Answer refused = get("/q/metrics");

    assertThat(kept.header("x-request-id")).isEqualTo("order-4711-abc");
    assertThat(kept.body).contains("x-request-id=order-4711-abc");
    assertThat(replaced.header("x-request-id")).matches("[0-9a-f-]{36}");
    assertThat(refused.header("x-request-id")).matches("[0-9a-f-]{36}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("FE-2.9")
  void aPrintJobIsAskedForAtItsInstance(int instance) throws IOException {
    String name = "print-service-" + instance;
    for (String path :
        List.of(
            "/print/status/0a1b@" + name + ".json",
            "/print/report/0a1b@" + name,
            "/portal/print/default/status/0a1b%40" + name + ".json")) {
      for (int i = 0; i < 4; i++) {
        assertThat(get(path).body).as(path).startsWith(name);
      }
    }
  }

  @Test
  @Tag("FE-4.8")
  void withoutAnyInstanceTheAnswerIsA503WithRetryAfter() throws IOException {
    servers.forEach(server -> server.stop(0));

    Answer answer = get("/themes");

    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("2");
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  private static HttpServer echo(String name, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
    server.createContext("/", exchange -> answer(name, exchange));
    server.start();
    return server;
  }

  private static void answer(String name, HttpExchange exchange) throws IOException {
    String headers =
        exchange.getRequestHeaders().entrySet().stream()
            .map(h -> h.getKey().toLowerCase(Locale.ROOT) + "=" + h.getValue().get(0))
            .collect(Collectors.joining("\n"));
    byte[] body =
        (name + "\npath=" + exchange.getRequestURI() + "\n" + headers)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.get(name);
    }
  }

  /** By a plain socket: clients of the JDK tidy up the paths that are to be tried. */
  private Answer get(String path, String... headers) throws IOException {
    return getAt("entry", path, headers);
  }

  private Answer getAt(String host, String path, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", ports.entry())) {
      String lines = List.of(headers).stream().map(h -> h + "\r\n").collect(Collectors.joining());
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines;
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      int status = Integer.parseInt(reader.readLine().split(" ")[1]);
      Map<String, String> answered = new HashMap<>();
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        int colon = line.indexOf(':');
        answered.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      return new Answer(status, answered, reader.lines().collect(Collectors.joining("\n")));
    }
  }

  private void awaitHaproxy() throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", ports.entry())) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        assertThat(haproxy.isAlive() && System.nanoTime() < end)
            .as(Files.readString(folder.resolve("haproxy.log")))
            .isTrue();
        Thread.onSpinWait();
      }
    }
  }

  /** All that the test needs, below the ports that the kernel gives to connections. */
  private static Ports freePorts() throws IOException {
    for (int offset = 14_000; offset < 23_000; offset += 37) {
      Ports ports = new Ports(8080 + offset, offset);
      List<ServerSocket> held = new ArrayList<>();
      try {
        held.add(bound(ports.entry()));
        held.add(bound(ports.statistics()));
        for (int instance = 1; instance <= 2; instance++) {
          for (Role role : Role.SERVICES) {
            held.add(bound(ports.service(role, instance)));
          }
          held.add(bound(ports.service(Role.WSGI_APP, 1) + 10 * instance));
        }
        return ports;
      } catch (IOException taken) {
        continue;
      } finally {
        for (ServerSocket socket : held) {
          socket.close();
        }
      }
    }
    throw new IOException("no free ports");
  }

  private static ServerSocket bound(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
  }
}
