package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.WellKnownGrids;

/** A grid as a tile matrix set (OGC 17-083r4, 7); positions follow the axes of the definition. */
final class OgcTileMatrixSet {

  private static final String REGISTER = "http://www.opengis.net/def/tilematrixset/OGC/1.0/";

  private OgcTileMatrixSet() {}

  static JsonObject of(Grid grid) {
    JsonObject json = new JsonObject().put("id", grid.id()).put("title", grid.title());
    if (isRegistered(grid)) {
      json.put("uri", uri(grid));
    }
    json.put("crs", grid.crs().uri()).put("orderedAxes", axes(grid.crs()));
    grid.wellKnownScaleSet()
        .ifPresent(
            set ->
                json.put(
                    "wellKnownScaleSet",
                    "http://www.opengis.net/def/wkss/OGC/1.0/"
                        + set.substring(set.lastIndexOf(':') + 1)));
    Extent extent = grid.extent();
    json.put(
        "boundingBox",
        new JsonObject()
            .put("lowerLeft", position(grid, extent.minX(), extent.minY()))
            .put("upperRight", position(grid, extent.maxX(), extent.maxY()))
            .put("crs", grid.crs().uri()));
    JsonArray matrices = new JsonArray();
    grid.matrices().forEach(matrix -> matrices.add(matrix(grid, matrix)));
    return json.put("tileMatrices", matrices);
  }

  /** A grid in the list of all. */
  static JsonObject item(Grid grid, OgcLinks links) {
    JsonObject json = new JsonObject().put("id", grid.id()).put("title", grid.title());
    if (isRegistered(grid)) {
      json.put("uri", uri(grid));
    }
    return json.put("crs", grid.crs().uri())
        .put(
            "links",
            new JsonArray()
                .add(links.to("self", "application/json", "/tileMatrixSets/" + grid.id())));
  }

  /** Whether OGC's register has it; the built-in grids are those of the register. */
  static boolean isRegistered(Grid grid) {
    return WellKnownGrids.byId().containsKey(grid.id());
  }

  static String uri(Grid grid) {
    return REGISTER + grid.id();
  }

  private static JsonObject matrix(Grid grid, TileMatrix matrix) {
    return new JsonObject()
        .put("id", matrix.id())
        .put("scaleDenominator", matrix.scaleDenominator())
        .put("cellSize", matrix.resolution())
        .put("cornerOfOrigin", "topLeft")
        .put("pointOfOrigin", position(grid, matrix.left(), matrix.top()))
        .put("tileWidth", matrix.tileSize())
        .put("tileHeight", matrix.tileSize())
        .put("matrixWidth", matrix.width())
        .put("matrixHeight", matrix.height());
  }

  private static JsonArray axes(Crs crs) {
    if (crs.unit() == Crs.Unit.DEGREE) {
      return crs.northingFirst()
          ? new JsonArray().add("Lat").add("Lon")
          : new JsonArray().add("Lon").add("Lat");
    }
    return crs.northingFirst()
        ? new JsonArray().add("N").add("E")
        : new JsonArray().add("E").add("N");
  }

  private static JsonArray position(Grid grid, double x, double y) {
    return grid.crs().northingFirst()
        ? new JsonArray().add(y).add(x)
        : new JsonArray().add(x).add(y);
  }
}
