package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** TileJSON 3.0.0. Its readers assume WebMercatorQuad; other grids are named in {@code crs}. */
final class TileJson {

  private TileJson() {}

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  static String of(TileConfiguration configuration, Tileset tileset, GridLink link, String base) {
    JsonObject json =
        new JsonObject()
            .put("tilejson", "3.0.0")
            .put("name", tileset.title())
            .put("description", tileset.description())
            .put("attribution", configuration.service().provider())
            .put("scheme", "xyz")
            .put("tiles", new JsonArray().add(template(tileset, link, base)))
            .put("minzoom", link.minZoom())
            .put("maxzoom", link.maxZoom())
            .put("crs", link.grid().crs().wms111Name());
    tileset
        .wgs84()
        .ifPresent(
            extent ->
                json.put(
                    "bounds",
                    new JsonArray()
                        .add(extent.minX())
                        .add(extent.minY())
                        .add(extent.maxX())
                        .add(extent.maxY())));
    return json.encode();
  }

  private static String template(Tileset tileset, GridLink link, String base) {
    return base
        + "/xyz/"
        + LayerName.of(tileset, link)
        + "/{z}/{x}/{y}."
        + tileset.format().extension();
  }
}
