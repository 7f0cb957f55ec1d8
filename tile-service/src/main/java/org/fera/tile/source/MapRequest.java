package org.fera.tile.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.tileset.MapQuery;

/**
 * One GetMap.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
public record MapRequest(MapQuery query, Crs crs, Extent extent, int width, int height) {

  private static final int BYTES_PER_PIXEL = 4;
  private static final int HEADROOM = 64 * 1024;

  /**
   * The address that asks for it. WMS 1.1.1, because its order of axes is always x, y; bounds are
   * written with all their digits, since a rounded one moves the picture at fine levels.
   */
  String url(URI server) {
    return url(server, parameters("GetMap"));
  }

  /** The parameters of an operation on this map. */
  Map<String, String> parameters(String operation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("SERVICE", "WMS");
    parameters.put("VERSION", "1.1.1");
    parameters.put("REQUEST", operation);
    parameters.put("LAYERS", query.layers());
    parameters.put("STYLES", query.styles());
    parameters.put("SRS", crs.wms111Name());
    parameters.put(
        "BBOX", extent.minX() + "," + extent.minY() + "," + extent.maxX() + "," + extent.maxY());
    parameters.put("WIDTH", Integer.toString(width));
    parameters.put("HEIGHT", Integer.toString(height));
    parameters.put("FORMAT", query.format());
    parameters.put("TRANSPARENT", query.transparent() ? "TRUE" : "FALSE");
    parameters.putAll(query.parameters());
    return parameters;
  }

  /** The same map, with further parameters for the source. */
  public MapRequest with(Map<String, String> further) {
    return new MapRequest(query.with(further), crs, extent, width, height);
  }

  static String url(URI server, Map<String, String> parameters) {
    String encoded =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return server + (server.getRawQuery() == null ? "?" : "&") + encoded;
  }

  /** More bytes than a picture of that size can have. */
  int maxBytes() {
    return width * height * BYTES_PER_PIXEL + HEADROOM;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
