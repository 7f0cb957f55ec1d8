package org.fera.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that writes, and keeps what it was asked: what QGIS Server and TinyOWS are told. At its
 * own address it has WMS capabilities, below it whatever it is to answer.
 */
public final class JsonPeer implements AutoCloseable {

  /** What arrived. */
  public record Asked(String method, String uri, String type, String body, String cookie) {}

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private volatile String type = "application/geo+json";

  /** Starts it. */
  public JsonPeer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ows";
  }

  /** All requests to its API. */
  public List<Asked> asked() {
    return asked;
  }

  /** What it answers from now on. */
  public void answerWith(int newStatus, String newType, String newAnswer) {
    status = newStatus;
    type = newType;
    answer = newAnswer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean api = exchange.getRequestURI().getPath().startsWith("/ows/");
    if (api) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              body,
              exchange.getRequestHeaders().getFirst("Cookie")));
    }
    byte[] bytes =
        (api ? answer : FaultyWms.capabilities("places", "secret"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", api ? type : "text/xml");
    if (status == 201) {
      exchange.getResponseHeaders().add("Location", url() + "/wfs3/collections/places/items/7");
    }
    exchange.sendResponseHeaders(api ? status : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
