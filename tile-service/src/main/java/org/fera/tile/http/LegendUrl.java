package org.fera.tile.http;

import org.fera.tile.tileset.Tileset;

/** Where the capabilities of all services say that the legend of a tileset is. */
final class LegendUrl {

  static final String FORMAT = "image/png";

  private LegendUrl() {}

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  static String of(String base, Tileset tileset) {
    return base
        + "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT="
        + FORMAT
        + "&LAYER="
        + tileset.id();
  }
}
