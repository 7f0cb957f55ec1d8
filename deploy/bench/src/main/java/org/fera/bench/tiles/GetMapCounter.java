package org.fera.bench.tiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before MapServer and notes how long each picture takes it. */
final class GetMapCounter implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Double> millis = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String mapServer;

  /**
   * @param mapServer without path and query
   */
  GetMapCounter(String mapServer) throws IOException {
    this.mapServer = mapServer;
    this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void forget() {
    millis.clear();
  }

  /** What each picture since {@link #forget} has taken MapServer. */
  List<Double> millis() {
    return List.copyOf(millis);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long begin = System.nanoTime();
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(mapServer + exchange.getRequestURI())).build(),
              BodyHandlers.ofByteArray());
      millis.add((System.nanoTime() - begin) / 1e6);
      exchange
          .getResponseHeaders()
          .set("Content-Type", answer.headers().firstValue("Content-Type").orElse(""));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
