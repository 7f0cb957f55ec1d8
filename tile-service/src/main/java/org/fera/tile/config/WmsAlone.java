package org.fera.tile.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * What there is without a file, by the address of a WMS alone: each of its layers is a tileset in
 * Web Mercator.
 */
public final class WmsAlone {

  private static final String NAME = "fera.tiles.wms";
  private static final String GRID = "WebMercatorQuad";
  private static final String CRS = "EPSG:3857";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  private WmsAlone() {}

  /**
   * Makes the configuration. Where the layers are not given the server is asked for them, which
   * blocks.
   *
   * @throws ConfigurationException when something cannot be used, or the server does not say which
   *     layers it has
   */
  public static TileConfiguration read(TilesConfig.Wms wms) {
    URI url = wms.url().orElseThrow();
    Collection<String> layers = wms.layers().isPresent() ? wms.layers().get() : ask(url);
    JsonObject tilesets = new JsonObject();
    for (String layer : layers) {
      JsonObject tileset =
          new JsonObject()
              .put("title", layer)
              .put("source", "wms")
              .put("layers", new JsonArray().add(layer))
              .put("transparent", true)
              .put("grids", new JsonObject().put(GRID, new JsonObject()));
      wms.folder().ifPresent(folder -> tileset.put("store", "files"));
      tilesets.put(layer.replaceAll("[^A-Za-z0-9_.-]", "_"), tileset);
    }
    JsonObject all =
        new JsonObject()
            .put(
                "sources", new JsonObject().put("wms", new JsonObject().put("url", url.toString())))
            .put("tilesets", tilesets);
    wms.folder()
        .ifPresent(
            folder ->
                all.put(
                    "stores",
                    new JsonObject()
                        .put("files", new JsonObject().put("folder", folder.toString()))));
    // What is JSON is YAML too.
    return TilesFile.read(NAME, all.encode(), Map.of());
  }

  private static Collection<String> ask(URI url) {
    String address =
        url
            + (url.getRawQuery() == null ? "?" : "&")
            + "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities";
    try {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != OK) {
          throw new IOException("status " + answer.statusCode());
        }
        Collection<String> layers = WmsLayers.in(body, CRS);
        if (layers.isEmpty()) {
          throw new IOException("it names no layer in " + CRS);
        }
        return layers;
      }
    } catch (IOException e) {
      throw unknown(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("interrupted");
    }
  }

  private static ConfigurationException unknown(String why) {
    return new ConfigurationException(
        NAME
            + ".url: the server does not say which layers it has ("
            + why
            + "); set "
            + NAME
            + ".layers");
  }
}
