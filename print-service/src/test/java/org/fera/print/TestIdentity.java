package org.fera.print;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What wsgi-app promises of {@code /internal/identity} in docs/contracts/wsgi-app.md, for the
 * callers of the tests: that service is another room and not on our class path.
 */
final class TestIdentity {

  private static final List<String> ALL =
      List.of(
          "A4_portrait",
          "A4_landscape",
          "1 A4 portrait",
          "2 A4 landscape",
          "3 A3 portrait",
          "4 A3 landscape",
          "layered",
          "changed",
          "overview",
          "bare");

  private TestIdentity() {}

  static void answer(HttpExchange exchange) throws IOException {
    String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    String text =
        switch (cookie) {
          case "session=surveyor" -> identity(List.of("registered", "surveyor"), ALL);
          case "session=clerk" -> identity(List.of("registered", "clerk"), List.of("A4_portrait"));
          case "session=clerk-with-all" -> identity(List.of("registered", "clerk"), ALL);
          case "session=visitor" -> identity(List.of(), List.of());
          case "session=down" -> "";
          default -> identity(List.of(), ALL);
        };
    answer(exchange, text);
  }

  /** As an environment does where everybody may print everything. */
  static void answerAll(HttpExchange exchange) throws IOException {
    answer(exchange, identity(List.of("registered", "surveyor"), ALL));
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String identity(List<String> roles, List<String> layouts) {
    return """
        {"user": %s, "roles": [{"id": 1, "name": "anonymous"}%s],
         "functionalities": {"print_template": [%s]}, "environment": "main", "expires": null}
        """
        .formatted(
            roles.isEmpty() ? "null" : "{\"id\": 5, \"name\": \"anna\"}",
            roles.stream()
                .map(role -> ", {\"id\": 2, \"name\": \"" + role + "\"}")
                .collect(Collectors.joining()),
            layouts.stream().map(layout -> "\"" + layout + "\"").collect(Collectors.joining(", ")));
  }
}
