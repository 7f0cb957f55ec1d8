package org.fera.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An OGC server that fails as it is told, which a MapServer cannot be made to. Its good answers are
 * WMS capabilities.
 */
public final class FaultyWms implements AutoCloseable {

  /** What becomes of a request. */
  public sealed interface Turn {}

  /** It is answered. */
  public record Answer(int status, String body) implements Turn {}

  /** It is accepted and never answered. */
  public record Silence() implements Turn {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Turn usual;

  private FaultyWms(int port, Turn usual) {
    this.usual = usual;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** One that answers all requests alike. */
  public static FaultyWms answering(Turn usual) {
    return new FaultyWms(0, usual);
  }

  /** One that has WMS layers of these names. */
  public static FaultyWms withLayers(String... names) {
    return answering(new Answer(200, capabilities(names)));
  }

  /** WMS capabilities 1.1.1. */
  public static String capabilities(String... names) {
    return Arrays.stream(names)
        .map(name -> "<Layer queryable=\"1\"><Name>" + name + "</Name></Layer>")
        .collect(
            Collectors.joining(
                "",
                "<WMT_MS_Capabilities version=\"1.1.1\"><Capability><Layer><Title>all</Title>",
                "</Layer></Capability></WMT_MS_Capabilities>"));
  }

  /** What becomes of the next request, or of the one after those that were told already. */
  public FaultyWms next(Turn turn) {
    turns.add(turn);
    return this;
  }

  /** What becomes of all requests from now on. */
  public void usually(Turn turn) {
    usual = turn;
  }

  /** How many requests have come. */
  public int asked() {
    return asked.get();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/wms";
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    Turn told = turns.poll();
    if ((told == null ? usual : told) instanceof Answer answer) {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } else {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  /** From now on nobody listens at its address. */
  public void die() {
    close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
