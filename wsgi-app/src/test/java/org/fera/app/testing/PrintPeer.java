package org.fera.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What print-service promises in docs/contracts/print-service.md, as far as a proxy has to know it:
 * that service is another room and not on our class path. An answer tells what was asked.
 */
public class PrintPeer implements QuarkusTestResourceLifecycleManager {

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/print/capabilities.json", PrintPeer::capabilities);
    server.createContext("/print/report/", PrintPeer::report);
    server.createContext("/print/", PrintPeer::echo);
    server.start();
    return Map.of(
        "fera.print.url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/print",
        "fera.router.token-key",
        "the same secret everywhere");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void capabilities(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        "application/json",
        "{\"app\":\"default\",\"layouts\":[{\"name\":\"A4_portrait\"},{\"name\":\"Secret\"}],"
            + "\"formats\":[\"pdf\"]}");
  }

  private static void report(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=map.pdf");
    exchange.getResponseHeaders().add("Set-Cookie", "inner=1");
    answer(exchange, 200, "application/pdf", "%PDF-1.7 " + "x".repeat(300_000));
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(
        exchange,
        exchange.getRequestURI().getPath().contains("missing") ? 404 : 200,
        "application/json",
        "{\"asked\":\"%s %s\",\"cookie\":\"%s\",\"forwarded\":\"%s\",\"seal\":\"%s\",\"length\":%d}"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Cookie"),
                exchange.getRequestHeaders().getFirst("X-Forwarded-User"),
                exchange.getRequestHeaders().getFirst("X-Fera-Printproxy"),
                body.length()));
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
