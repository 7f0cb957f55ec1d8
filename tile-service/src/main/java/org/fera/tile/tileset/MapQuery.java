package org.fera.tile.tileset;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
    // In one order everywhere: revisions, which instances share, are made of the text of this.
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The same question with further parameters; they beat those that it has. */
  public MapQuery with(Map<String, String> further) {
    if (further.isEmpty()) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(further);
    return new MapQuery(layers, styles, format, transparent, all);
  }
}
