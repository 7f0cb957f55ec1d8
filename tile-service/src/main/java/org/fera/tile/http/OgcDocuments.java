package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.http.Documents.Document;
import org.fera.tile.request.OgcDocument;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The documents of OGC API Tiles (OGC 20-057); those of tilesets are {@link OgcTilesets}. */
final class OgcDocuments {

  private static final String JSON = "application/json";
  private static final String OPENAPI = "application/vnd.oai.openapi;version=3.1";
  private static final String CONFORMANCE = "http://www.opengis.net/spec/";
  private static final List<String> CLASSES =
      List.of(
          "ogcapi-common-1/1.0/conf/core",
          "ogcapi-common-1/1.0/conf/json",
          "ogcapi-common-2/1.0/conf/collections",
          "ogcapi-tiles-1/1.0/conf/core",
          "ogcapi-tiles-1/1.0/conf/tileset",
          "ogcapi-tiles-1/1.0/conf/tilesets-list",
          "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
          "ogcapi-tiles-1/1.0/conf/png",
          "ogcapi-tiles-1/1.0/conf/jpeg");

  private final TileConfiguration configuration;
  private final OgcLinks links;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  OgcDocuments(TileConfiguration configuration, String base) {
    this.configuration = configuration;
    this.links = new OgcLinks(base + "/ogc");
  }

  Document of(OgcDocument document) {
    if (document instanceof OgcDocument.Api) {
      return new Document(OPENAPI, api());
    }
    return new Document(JSON, json(document).encode());
  }

  private JsonObject json(OgcDocument document) {
    if (document instanceof OgcDocument.Landing) {
      return landing();
    }
    if (document instanceof OgcDocument.Conformance) {
      JsonArray classes = new JsonArray();
      CLASSES.forEach(name -> classes.add(CONFORMANCE + name));
      return new JsonObject().put("conformsTo", classes);
    }
    if (document instanceof OgcDocument.TileMatrixSets) {
      JsonArray sets = new JsonArray();
      configuration.grids().forEach(grid -> sets.add(OgcTileMatrixSet.item(grid, links)));
      return new JsonObject().put("tileMatrixSets", sets);
    }
    if (document instanceof OgcDocument.TileMatrixSet set) {
      return OgcTileMatrixSet.of(set.grid());
    }
    if (document instanceof OgcDocument.Collections) {
      JsonArray collections = new JsonArray();
      configuration.tilesets().values().forEach(tileset -> collections.add(collection(tileset)));
      return new JsonObject()
          .put("links", new JsonArray().add(links.to("self", JSON, "/collections")))
          .put("collections", collections);
    }
    if (document instanceof OgcDocument.Collection collection) {
      return collection(collection.tileset());
    }
    if (document instanceof OgcDocument.Tilesets tilesets) {
      JsonArray items = new JsonArray();
      for (GridLink link : tilesets.tileset().grids().values()) {
        items.add(new OgcTilesets(links).item(tilesets.tileset(), link));
      }
      return new JsonObject().put("tilesets", items);
    }
    OgcDocument.TilesetOnGrid one = (OgcDocument.TilesetOnGrid) document;
    return new OgcTilesets(links).whole(one.tileset(), one.link());
  }

  private JsonObject landing() {
    return new JsonObject()
        .put("title", configuration.service().title())
        .put("description", configuration.service().description())
        .put("attribution", configuration.service().provider())
        .put(
            "links",
            new JsonArray()
                .add(links.to("self", JSON, "/"))
                .add(links.to("service-desc", OPENAPI, "/api"))
                .add(links.to("http://www.opengis.net/def/rel/ogc/1.0/data", JSON, "/collections"))
                .add(
                    links.to(
                        "http://www.opengis.net/def/rel/ogc/1.0/conformance", JSON, "/conformance"))
                .add(
                    links.to(
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        JSON,
                        "/tileMatrixSets")));
  }

  private JsonObject collection(Tileset tileset) {
    String path = "/collections/" + tileset.id();
    JsonObject collection =
        new JsonObject()
            .put("id", tileset.id())
            .put("title", tileset.title())
            .put("description", tileset.description())
            .put("dataType", "map");
    JsonObject extent = OgcExtent.of(tileset);
    if (!extent.isEmpty()) {
      collection.put("extent", extent);
    }
    return collection.put(
        "links",
        new JsonArray()
            .add(links.to("self", JSON, path))
            .add(
                links.to(
                    "http://www.opengis.net/def/rel/ogc/1.0/tilesets-map",
                    JSON,
                    path + "/map/tiles")));
  }

  private static String api() {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("META-INF/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
