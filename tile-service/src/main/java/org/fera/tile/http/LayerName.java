package org.fera.tile.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fera.tile.dimension.Chosen;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** Names a tileset on a grid in paths of the services without parameters for both. */
final class LayerName {

  private LayerName() {}

  /**
   * {@code layer@grid}, with the values of its dimensions where they are not the usual ones;
   * encoded for a path.
   */
  static String of(Tileset tileset, GridLink link) {
    StringBuilder name = new StringBuilder(tileset.id());
    Chosen chosen = tileset.chosen();
    if (!chosen.values().isEmpty() && !chosen.equals(Chosen.usual(tileset.dimensions()))) {
      for (int i = 0; i < chosen.values().size(); i++) {
        Dimension dimension = tileset.dimensions().get(i);
        name.append("%5B").append(dimension.name()).append('=');
        name.append(encoded(chosen.values().get(i))).append("%5D");
      }
    }
    return name.append('@').append(link.grid().id()).toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
