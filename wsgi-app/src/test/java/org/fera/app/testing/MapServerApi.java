package org.fera.app.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * MapServer's OGC API by CGI, with the collections {@code canton}, and {@code place} of which it
 * shows nothing to who is not told by {@code role_ids}. {@code /mapserv?map=api} is its WMS, {@code
 * /mapserv/api/ogcapi} its API.
 */
public final class MapServerApi implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/lib/cgi-bin/mapserv");

  private static final String CONFIG =
      """
      CONFIG
        ENV MS_MAP_PATTERN "^%1$s/" PROJ_LIB "/usr/share/proj" END
        MAPS api "%1$s/api.map" END
      END
      """;

  private static final String MAP =
      """
      MAP
        NAME "api" EXTENT 2480000 1070000 2840000 1300000 SIZE 100 100
        PROJECTION "init=epsg:2056" END
        WEB METADATA
          "ows_title" "Places" "ows_enable_request" "*" "ows_srs" "EPSG:2056 EPSG:4326"
          "ows_onlineresource" "http://inside/mapserv" "oga_onlineresource" "http://inside/mapserv/api/ogcapi"
        END END
        LAYER NAME "canton" TYPE POLYGON
          DATA "geom FROM geodata.canton USING UNIQUE gid USING SRID=2056"
          %1$s
        END
        LAYER NAME "place" TYPE POINT
          DATA "geom FROM (SELECT * FROM geodata.place WHERE '%%role_ids%%' <> '') q USING UNIQUE gid USING SRID=2056"
          VALIDATION "role_ids" "^-?[0-9,]*$" "default_role_ids" "" END
          %1$s
        END
      END
      """;

  private static final String OF_EACH_LAYER =
      """
      STATUS ON TEMPLATE "any" CONNECTIONTYPE POSTGIS CONNECTION "%s" PROJECTION "init=epsg:2056" END
      METADATA "ows_title" "Features" "gml_include_items" "all" "ows_featureid" "gid" END
      """;

  private final HttpServer server;
  private final Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /**
   * Starts it over the geodata of a database.
   *
   * @param folder for its files
   */
  public MapServerApi(PortalDatabase database, Path folder) {
    this.folder = folder;
    try {
      Map<String, String> environment = database.database().environment();
      String connection =
          "host=%s port=%s dbname=%s user=fera"
              .formatted(
                  environment.get("PGHOST"), environment.get("PGPORT"), database.database().name());
      Files.writeString(folder.resolve("mapserver.conf"), CONFIG.formatted(folder));
      Files.writeString(
          folder.resolve("api.map"), MAP.formatted(OF_EACH_LAYER.formatted(connection)));
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/mapserv", this::answer);
    server.start();
  }

  /** Where it listens: without a path. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Path and query of all requests so far, as they came. */
  public List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    String query = exchange.getRequestURI().getRawQuery();
    ProcessBuilder program = new ProcessBuilder(PROGRAM.toString());
    program.environment().put("MAPSERVER_CONFIG_FILE", folder.resolve("mapserver.conf").toString());
    program.environment().put("REQUEST_METHOD", "GET");
    program.environment().put("SCRIPT_NAME", "/mapserv");
    program.environment().put("QUERY_STRING", query == null ? "" : query);
    String below = exchange.getRequestURI().getPath().substring("/mapserv".length());
    if (!below.isEmpty()) {
      program.environment().put("PATH_INFO", below);
    }
    program.redirectError(folder.resolve("stderr.log").toFile());
    String answer =
        new String(program.start().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    int end = answer.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : answer.substring(0, end).split("\r\n")) {
      String[] header = line.split(": *", 2);
      if (header[0].equalsIgnoreCase("Status")) {
        status = Integer.parseInt(header[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(header[0], header[1]);
      }
    }
    byte[] body = answer.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
