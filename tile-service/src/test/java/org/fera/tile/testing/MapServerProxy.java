package org.fera.tile.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Stands between the service and the real MapServer: counts what passes, spoils answers, holds them
 * back, or is gone.
 */
public final class MapServerProxy implements AutoCloseable {

  /** An answer of MapServer. */
  public record Answer(int status, String contentType, byte[] body) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<URI> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int port;
  private HttpServer server;
  private volatile UnaryOperator<Answer> spoil = UnaryOperator.identity();
  private volatile boolean closed;
  private volatile boolean blanks;
  private volatile boolean places;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private MapServerProxy(int port) {
    this.port = port;
  }

  public static MapServerProxy started() throws IOException {
    MapServerProxy proxy = new MapServerProxy(MemcachedServer.freePort());
    proxy.start();
    return proxy;
  }

  public String url() {
    URI real = Servers.mapServer();
    return "http://127.0.0.1:" + port + real.getPath() + "?" + real.getRawQuery();
  }

  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Ends the server: connections are refused. */
  public void stop() {
    server.stop(0);
  }

  public void forget() {
    requests.clear();
  }

  /** The requests that came in since {@link #forget}. */
  public List<URI> requests() {
    return List.copyOf(requests);
  }

  /** Changes every answer from now on. */
  public void spoil(UnaryOperator<Answer> change) {
    spoil = change;
  }

  /** Answers by itself from now on, at once, with a black picture of the size asked for. */
  public void drawBlanks() {
    blanks = true;
  }

  /** Answers by itself from now on, with a picture that is another one for each place. */
  public void drawPlaces() {
    blanks = true;
    places = true;
  }

  public void heal() {
    spoil = UnaryOperator.identity();
    blanks = false;
    places = false;
    open();
  }

  /** Lets the answers go that {@link #hold} keeps back. */
  public void open() {
    gate.countDown();
  }

  /** Keeps all answers back until {@link #heal}. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI());
    try (exchange) {
      gate.await();
      if (closed) {
        return;
      }
      Answer answer =
          spoil.apply(blanks ? drawn(exchange.getRequestURI()) : ask(exchange.getRequestURI()));
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer drawn(URI uri) throws IOException {
    BufferedImage image =
        new BufferedImage(number(uri, "WIDTH"), number(uri, "HEIGHT"), BufferedImage.TYPE_INT_RGB);
    if (places) {
      String place = uri.getQuery().replaceAll(".*[?&](SRS=[^&]*&BBOX=[^&]*).*", "$1");
      for (int x = 0; x < Integer.SIZE; x++) {
        image.setRGB(x, 0, (place.hashCode() >>> x & 1) * 0xffffff);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return new Answer(200, "image/png", png.toByteArray());
  }

  private static int number(URI uri, String parameter) {
    Matcher value = Pattern.compile("[?&]" + parameter + "=([0-9]+)").matcher(uri.getQuery());
    if (!value.find()) {
      throw new AssertionError(parameter + " is missing: " + uri);
    }
    return Integer.parseInt(value.group(1));
  }

  private Answer ask(URI uri) throws InterruptedException {
    URI real = Servers.mapServer();
    URI target = URI.create("http://" + real.getAuthority() + uri);
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // What has been kept back must not burden the MapServer of the next test.
    closed = true;
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
