package org.fera.tile.tileset;

import java.util.Map;

/**
 * What a tileset asks its source for.
 *
 * @param layers the WMS layers, from below to above, joined by commas
 * @param styles one style for each layer joined by commas, or empty
 * @param format the media type asked for
 * @param transparent whether the background shall be transparent
 * @param parameters further parameters of GetMap, by name
 */
public record MapQuery(
    String layers,
    String styles,
    String format,
    boolean transparent,
    Map<String, String> parameters) {

  public MapQuery {
    parameters = Map.copyOf(parameters);
  }
}
