package org.fera.print.queue.postgres;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A small store with the S3 interface: PUT, GET and DELETE of objects, signed as Amazon has it. */
final class S3Peer implements AutoCloseable {

  static final String ACCESS_KEY = "prints";
  static final String SECRET_KEY = "a secret of the store";

  private static final String PREFIX = "AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/";

  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private volatile boolean down;

  S3Peer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Objects by {@code /bucket/name}. */
  Map<String, byte[]> objects() {
    return objects;
  }

  void down(boolean now) {
    down = now;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (down) {
      answer(exchange, 503, error("SlowDown"));
    } else if (!signed(exchange)) {
      answer(exchange, 403, error("SignatureDoesNotMatch"));
    } else {
      switch (exchange.getRequestMethod()) {
        case "PUT" -> {
          objects.put(path, body);
          answer(exchange, 200, new byte[0]);
        }
        case "GET" -> {
          byte[] found = objects.get(path);
          answer(exchange, found == null ? 404 : 200, found == null ? error("NoSuchKey") : found);
        }
        case "DELETE" -> {
          objects.remove(path);
          answer(exchange, 204, new byte[0]);
        }
        default -> answer(exchange, 405, error("MethodNotAllowed"));
      }
    }
  }

  private static byte[] error(String code) {
    return ("<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"x\"");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Signature version 4, computed on our own from what came. */
  private static boolean signed(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith(PREFIX)) {
      return false;
    }
    Map<String, String> fields =
        Arrays.stream(authorization.substring("AWS4-HMAC-SHA256 ".length()).split(", *"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    String scope = fields.get("Credential").substring(ACCESS_KEY.length() + 1);
    String headers =
        Arrays.stream(fields.get("SignedHeaders").split(";"))
            .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name).trim() + "\n")
            .collect(Collectors.joining());
    String request =
        String.join(
            "\n",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestURI().getRawQuery() == null
                ? ""
                : exchange.getRequestURI().getRawQuery(),
            headers,
            fields.get("SignedHeaders"),
            exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            exchange.getRequestHeaders().getFirst("X-Amz-Date"),
            scope,
            hash(request));
    byte[] key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return HexFormat.of().formatHex(mac(key, text)).equals(fields.get("Signature"));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
