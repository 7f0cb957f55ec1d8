package org.fera.tile.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code /internal/identity} as wsgi-app does (WA-7.12) for the cookies {@code
 * auth_tkt=editor} and {@code auth_tkt=viewer}, and knows nobody by any other one.
 */
public final class IdentityServer implements AutoCloseable {

  public static final String EDITOR = "auth_tkt=editor";
  public static final String VIEWER = "auth_tkt=viewer";

  private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private HttpServer server;
  private volatile String expires = "null";
  private volatile String instead = "";
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private IdentityServer(int port) {
    this.port = port;
  }

  public static IdentityServer started() throws IOException {
    IdentityServer identity = new IdentityServer(MemcachedServer.freePort());
    identity.start();
    return identity;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(threads);
    server.createContext("/internal/identity", this::handle);
    server.start();
  }

  /** Ends the server: connections are refused. */
  public void stop() {
    server.stop(0);
  }

  /** The headers of the requests that came in. */
  public List<Map<String, List<String>>> requests() {
    return List.copyOf(requests);
  }

  /** Says from now on that sessions end then. */
  public void expire(String time) {
    expires = '"' + time + '"';
  }

  /** Says from now on something else. */
  public void say(String body) {
    instead = body;
  }

  /** Keeps all answers back. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(Map.copyOf(exchange.getRequestHeaders()));
    try (exchange) {
      gate.await();
      String cookie = exchange.getRequestHeaders().getFirst("Cookie");
      byte[] body =
          (instead.isEmpty() ? answer(cookie == null ? "" : cookie) : instead)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String cookie) {
    String anonymous = "{\"id\":1,\"name\":\"anonymous\"}";
    String registered = anonymous + ",{\"id\":2,\"name\":\"registered\"}";
    if (cookie.contains(EDITOR)) {
      return answer(
          "{\"id\":7,\"name\":\"editor\"}", registered + ",{\"id\":12,\"name\":\"role_editor\"}");
    }
    if (cookie.contains(VIEWER)) {
      return answer(
          "{\"id\":8,\"name\":\"viewer\"}", registered + ",{\"id\":13,\"name\":\"role_viewer\"}");
    }
    return answer("null", anonymous);
  }

  private String answer(String user, String roles) {
    return String.format(
        "{\"user\":%s,\"roles\":[%s],\"environment\":\"main\",\"expires\":%s}",
        user, roles, expires);
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
