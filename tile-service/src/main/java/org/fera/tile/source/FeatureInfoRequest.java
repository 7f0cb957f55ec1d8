package org.fera.tile.source;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fera.tile.tileset.FeatureInfo;

/**
 * One GetFeatureInfo: what is at a pixel of a map.
 *
 * @param map the map that the pixel is of
 * @param layers whom to ask; only what the configuration names, never a client's choice
 * @param format one of the formats of {@code layers}
 * @param column of the pixel, from the left
 * @param row of the pixel, from the top
 */
public record FeatureInfoRequest(
    MapRequest map, FeatureInfo layers, String format, int column, int row) {

  private static final int MOST_BYTES = 1024 * 1024;

  /** The same question, with further parameters for the source. */
  public FeatureInfoRequest with(Map<String, String> further) {
    return new FeatureInfoRequest(map.with(further), layers, format, column, row);
  }

  String url(URI server) {
    Map<String, String> parameters = new LinkedHashMap<>(map.parameters("GetFeatureInfo"));
    parameters.put("LAYERS", layers.layers());
    parameters.put("STYLES", "");
    parameters.put("QUERY_LAYERS", layers.layers());
    parameters.put("INFO_FORMAT", format);
    parameters.put("X", Integer.toString(column));
    parameters.put("Y", Integer.toString(row));
    return MapRequest.url(server, parameters);
  }

  /** The type that the answer must have; another one is a report of a fault. */
  String mediaType() {
    int semicolon = format.indexOf(';');
    return semicolon < 0 ? format : format.substring(0, semicolon);
  }

  int maxBytes() {
    return MOST_BYTES;
  }
}
