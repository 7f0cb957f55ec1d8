package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** A tileset on one grid for OGC API Tiles: limits are inclusive, rows count from the north. */
record OgcTilesets(OgcLinks links) {

  private static final String JSON = "application/json";

  /** As the list has it. */
  JsonObject item(Tileset tileset, GridLink link) {
    return description(tileset, link)
        .put("links", new JsonArray().add(links.to("self", JSON, path(tileset, link))));
  }

  JsonObject whole(Tileset tileset, GridLink link) {
    JsonArray limits = new JsonArray();
    for (TileMatrix matrix : link.matrices()) {
      TileRange range = link.limits(matrix);
      limits.add(
          new JsonObject()
              .put("tileMatrix", matrix.id())
              .put("minTileRow", range.minRow())
              .put("maxTileRow", range.maxRow())
              .put("minTileCol", range.minColumn())
              .put("maxTileCol", range.maxColumn()));
    }
    JsonObject template =
        links
            .to(
                "item",
                tileset.format().mediaType(),
                path(tileset, link) + "/{tileMatrix}/{tileRow}/{tileCol}")
            .put("templated", true);
    return description(tileset, link)
        .put("tileMatrixSetLimits", limits)
        .put(
            "links",
            new JsonArray()
                .add(links.to("self", JSON, path(tileset, link)))
                .add(schema(link))
                .add(template));
  }

  private JsonObject description(Tileset tileset, GridLink link) {
    JsonObject json =
        new JsonObject()
            .put("title", tileset.title())
            .put("description", tileset.description())
            .put("dataType", "map")
            .put("crs", link.grid().crs().uri());
    return OgcTileMatrixSet.isRegistered(link.grid())
        ? json.put("tileMatrixSetURI", OgcTileMatrixSet.uri(link.grid()))
        : json;
  }

  private JsonObject schema(GridLink link) {
    return links.to(
        "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
        JSON,
        "/tileMatrixSets/" + link.grid().id());
  }

  private static String path(Tileset tileset, GridLink link) {
    return "/collections/" + tileset.id() + "/map/tiles/" + link.grid().id();
  }
}
