package org.fera.print;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A server that leads to MapServer or misbehaves, by path. Stands for the portal and for a
 * stranger.
 */
final class Remote implements AutoCloseable {

  /** The test matrix set: its upper left corner, tiles of 256 pixels, metres per pixel by level. */
  static final double LEFT = 2_420_000;

  static final double TOP = 1_350_000;
  static final double[] RESOLUTIONS = {500, 100, 50, 20};

  private static final Pattern TILE =
      Pattern.compile("/wmts/([^/]+)/swiss/([0-9])/([0-9]+)/([0-9]+)\\.png");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final String mapserver;

  Remote(String mapserver) throws IOException {
    this.mapserver = mapserver;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets those through that wait at {@code /gate}, and all that come after them. */
  void openGate() {
    gate.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    Matcher tile = TILE.matcher(path);
    if (tile.matches()) {
      redirect(exchange, tile(tile.group(1), tile.group(2), tile.group(3), tile.group(4)));
    } else if (path.equals("/wmts") && query.contains("GetTile")) {
      redirect(
          exchange,
          tile(
              value(query, "LAYER"),
              value(query, "TILEMATRIX"),
              value(query, "TILEROW"),
              value(query, "TILECOL")));
    } else if (path.equals("/internal/identity")) {
      TestIdentity.answer(exchange);
    } else if (path.equals("/integration/internal/identity")) {
      TestIdentity.answerAll(exchange);
    } else if (path.equals("/mapserv")) {
      redirect(exchange, mapserver + "&" + query);
    } else if (path.matches("(/integration/city)?/members") && "session=secret".equals(cookie)) {
      redirect(exchange, mapserver + "&" + query);
    } else if (path.equals("/strangers") && cookie == null) {
      redirect(exchange, mapserver + "&" + query);
    } else if (path.equals("/keyed") && keys(exchange)) {
      redirect(exchange, mapserver + "&" + query);
    } else if (path.equals("/hang")) {
      await(closed);
    } else if (path.equals("/gate")) {
      await(gate);
      redirect(exchange, mapserver + "&" + query);
    } else if (path.equals("/broken")) {
      answer(exchange, 500, "text/plain", "down".getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/words")) {
      String words = "<ServiceException>msWMSGetMap(): no such layer</ServiceException>";
      answer(exchange, 200, "text/xml", words.getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/bomb")) {
      answer(exchange, 200, "image/png", headerOfHugePng());
    } else if (path.equals("/inside")) {
      redirect(exchange, "http://127.0.0.1:" + (server.getAddress().getPort() == 9 ? 10 : 9) + "/");
    } else {
      answer(exchange, 403, "text/plain", new byte[0]);
    }
  }

  /** Whether a request has what the app "keyed" sends: added, forwarded and by its credential. */
  private static boolean keys(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return "abc".equals(headers.getFirst("X-Key"))
        && "bern".equals(headers.getFirst("X-Tenant"))
        && "session=secret".equals(headers.getFirst("Cookie"))
        && "Basic YW5uYTpsZXR0ZXJz".equals(headers.getFirst("Authorization"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String tile(String layer, String level, String row, String column) {
    double resolution = RESOLUTIONS[Integer.parseInt(level)];
    double size = resolution * 256;
    double left = LEFT + Integer.parseInt(column) * size;
    double top = TOP - Integer.parseInt(row) * size;
    return mapserver
        + "&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&STYLES=&SRS=EPSG:2056&FORMAT=image/png"
        + "&WIDTH=256&HEIGHT=256&LAYERS="
        + layer
        + "&BBOX="
        + left
        + ","
        + (top - size)
        + ","
        + (left + size)
        + ","
        + top;
  }

  private static String value(String query, String name) {
    Matcher found = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
    return found.find() ? found.group(1) : "";
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** 33 bytes that promise 900 million pixels. */
  private static byte[] headerOfHugePng() throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(chunk);
    fields.writeBytes("IHDR");
    fields.writeInt(30_000);
    fields.writeInt(30_000);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(file);
    output.writeLong(0x89504e470d0a1a0aL);
    output.writeInt(13);
    output.write(chunk.toByteArray());
    output.writeInt((int) crc.getValue());
    return file.toByteArray();
  }

  @Override
  public void close() {
    closed.countDown();
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
