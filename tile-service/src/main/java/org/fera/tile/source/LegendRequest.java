package org.fera.tile.source;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.tileset.MapQuery;

/**
 * One GetLegendGraphic (OGC 05-078r4, 12): the legend of one layer of the source.
 *
 * @param layer one of those that the configuration names, never a client's choice
 * @param style its style there; empty for the usual one
 * @param scale for which scale denominator; absent for all that it shows at any
 */
public record LegendRequest(MapQuery query, String layer, String style, Optional<Double> scale) {

  /** Pixels a side that a legend may have. */
  public static final int MOST_PIXELS = 4096;

  private static final int MOST_BYTES = 4 * 1024 * 1024;

  String url(URI server) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("SERVICE", "WMS");
    parameters.put("VERSION", "1.1.1");
    parameters.put("REQUEST", "GetLegendGraphic");
    parameters.put("LAYER", layer);
    parameters.put("STYLE", style);
    parameters.put("FORMAT", "image/png");
    scale.ifPresent(denominator -> parameters.put("SCALE", Double.toString(denominator)));
    parameters.putAll(query.parameters());
    return MapRequest.url(server, parameters);
  }

  int maxBytes() {
    return MOST_BYTES;
  }
}
