package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The pages that show a tileset on a map, as MapCache's demo does; OpenLayers comes with us. */
final class DemoPages {

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "css", "text/css", "txt", "text/plain");
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <base href="%s">
      <link rel="stylesheet" href="demo.css">
      <title>%s</title>
      """;
  private static final String MAP =
      """
      <script type="application/json" id="tileset">%s</script>
      <script type="module" src="demo.js"></script>
      </head>
      <body class="tileset">
      <header>
      <h1>%s</h1>
      <a href="./">All tilesets</a>
      <span>%s</span>
      <span>Level <output id="level"></output></span>
      <label><input type="checkbox" id="borders"> Tiles</label>
      <span id="dimensions"></span>
      <span id="position"></span>
      </header>
      <div id="map" tabindex="0" role="application" aria-label="Map"></div>
      </body>
      </html>
      """;

  private final TileConfiguration configuration;
  private final String folder;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  DemoPages(TileConfiguration configuration, String base) {
    this.configuration = configuration;
    this.folder = URI.create(base).getPath() + "/demo/";
  }

  /** A link for each tileset on each of its grids. */
  String list() {
    StringBuilder page = new StringBuilder(head(configuration.service().title()));
    page.append("</head>\n<body>\n<main>\n<h1>")
        .append(escaped(configuration.service().title()))
        .append("</h1>\n<table>\n<tr><th>Tileset</th><th>Grids</th><th>Levels</th></tr>\n");
    for (Tileset tileset : configuration.tilesets().values()) {
      for (GridLink link : tileset.grids().values()) {
        page.append("<tr><td>").append(escaped(tileset.title())).append("</td><td><a href=\"");
        page.append(LayerName.of(tileset, link)).append("\">");
        page.append(escaped(tileset.id() + "@" + link.grid().id())).append("</a></td><td>");
        page.append(link.minZoom()).append(" to ").append(link.maxZoom()).append("</td></tr>\n");
      }
    }
    return page.append("</table>\n</main>\n</body>\n</html>\n").toString();
  }

  /** A map of one. */
  String map(Tileset tileset, GridLink link) {
    // A text that ends the element would end the page's trust in it too.
    String json = description(tileset, link).encode().replace("<", "\\u003c");
    return head(tileset.title())
        + MAP.formatted(
            json,
            escaped(tileset.title()),
            escaped(tileset.id() + "@" + link.grid().id() + ", " + link.grid().crs().wms130Name()));
  }

  /** A file of the bundle (demo/ beside the sources) and its media type. */
  static Documents.Document file(String name) {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("META-INF/demo/" + name)) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return new Documents.Document(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head(String title) {
    return HEAD.formatted(escaped(folder), escaped(title));
  }

  private JsonObject description(Tileset tileset, GridLink link) {
    JsonArray dimensions = new JsonArray();
    for (int i = 0; i < tileset.dimensions().size(); i++) {
      Dimension dimension = tileset.dimensions().get(i);
      JsonArray values = new JsonArray();
      dimension.allowed().listed().forEach(values::add);
      dimensions.add(
          new JsonObject()
              .put("name", dimension.name())
              .put("title", dimension.title())
              .put("usual", tileset.chosen().values().get(i))
              .put("values", values));
    }
    return new JsonObject()
        .put("title", tileset.title())
        .put("attribution", configuration.service().provider())
        .put("id", tileset.id())
        .put(
            "template",
            "../xyz/{layer}@" + link.grid().id() + "/{z}/{x}/{y}." + tileset.format().extension())
        .put("grid", grid(link))
        .put("dimensions", dimensions)
        .put("start", new JsonObject().put("extent", extent(link.extent())));
  }

  /**
   * All levels down to the last one with tiles, so that a level's place in the list is its index.
   */
  private static JsonObject grid(GridLink link) {
    Grid grid = link.grid();
    JsonArray levels = new JsonArray();
    for (TileMatrix matrix : grid.matrices().subList(0, link.maxZoom() + 1)) {
      levels.add(
          new JsonObject()
              .put("id", matrix.id())
              .put("resolution", matrix.resolution())
              .put("origin", new JsonArray().add(matrix.left()).add(matrix.top()))
              .put("size", new JsonArray().add(matrix.width()).add(matrix.height())));
    }
    return new JsonObject()
        .put("id", grid.id())
        .put("crs", grid.crs().wms130Name())
        .put("units", units(grid.crs()))
        .put("extent", extent(grid.extent()))
        .put("tileSize", grid.matrices().get(0).tileSize())
        .put("levels", levels)
        .put("minZoom", link.minZoom());
  }

  /** As OpenLayers calls them. */
  private static String units(Crs crs) {
    return switch (crs.unit()) {
      case METRE -> "m";
      case FOOT -> "ft";
      case DEGREE -> "degrees";
    };
  }

  private static JsonArray extent(Extent extent) {
    return new JsonArray()
        .add(extent.minX())
        .add(extent.minY())
        .add(extent.maxX())
        .add(extent.maxY());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
