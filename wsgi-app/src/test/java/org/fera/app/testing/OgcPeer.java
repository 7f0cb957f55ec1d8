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
import java.util.concurrent.atomic.AtomicInteger;

/** An OGC server that keeps what it was asked: what GeoServers and others are told of a caller. */
public final class OgcPeer implements AutoCloseable {

  /**
   * What arrived.
   *
   * @param query decoded query and form, with an & between
   */
  public record Asked(String method, String query, String user, String roles, String cookie) {}

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String report = "";
  private final AtomicInteger reports = new AtomicInteger();

  public OgcPeer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ows";
  }

  /** The last request. */
  public Asked last() {
    return asked.get(asked.size() - 1);
  }

  /** How many requests came. */
  public int count() {
    return asked.size();
  }

  /** Answers with this status from now on. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Answers the next requests with a report of a fault, as MapServer words it. */
  public void reportNext(int times, String words) {
    report = "<ServiceException>" + words + "</ServiceException>";
    reports.set(times);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery() + "&" + form;
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            java.net.URLDecoder.decode(query, StandardCharsets.UTF_8),
            exchange.getRequestHeaders().getFirst("sec-username"),
            exchange.getRequestHeaders().getFirst("sec-roles"),
            exchange.getRequestHeaders().getFirst("Cookie")));
    boolean ill = reports.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    byte[] body = (ill ? report : "answer").getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", ill ? "text/xml; charset=UTF-8" : "image/png");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
