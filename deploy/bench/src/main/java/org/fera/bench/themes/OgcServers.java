package org.fera.bench.themes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ten WMS that tell of 2000 layers each; those that are dead take a request and say nothing. */
final class OgcServers implements AutoCloseable {

  static final int COUNT = 10;
  private static final int LAYERS = 2000;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final byte[] capabilities = capabilities();
  private volatile int dead;

  OgcServers() throws IOException {
    for (int i = 1; i <= COUNT; i++) {
      int number = i;
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      server.setExecutor(threads);
      server.createContext("/", exchange -> answer(exchange, number));
      server.start();
      servers.add(server);
    }
  }

  /** Their addresses with blanks between, the first to the last. */
  String addresses() {
    return servers.stream()
        .map(server -> "http://127.0.0.1:" + server.getAddress().getPort() + "/wms")
        .collect(Collectors.joining(" "));
  }

  /** From now on the first so many are dead. */
  void kill(int first) {
    dead = first;
  }

  private void answer(HttpExchange exchange, int number) throws IOException {
    try (exchange) {
      if (number <= dead) {
        end.await();
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, capabilities.length);
      exchange.getResponseBody().write(capabilities);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] capabilities() {
    String layers =
        IntStream.rangeClosed(1, LAYERS)
            .mapToObj(i -> "<Layer queryable=\"1\"><Name>layer_" + i + "</Name></Layer>")
            .collect(Collectors.joining());
    return ("<WMT_MS_Capabilities version=\"1.1.1\"><Capability><Layer><Name>all</Name>"
            + layers
            + "</Layer></Capability></WMT_MS_Capabilities>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    end.countDown();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
