package org.fera.tile.tileset;

import java.util.List;

/**
 * How a tileset answers questions about a place.
 *
 * @param layers the WMS layers that are asked, joined by commas
 * @param formats the media types of answers that clients may choose from, never empty
 */
public record FeatureInfo(String layers, List<String> formats) {

  public FeatureInfo {
    formats = List.copyOf(formats);
  }
}
