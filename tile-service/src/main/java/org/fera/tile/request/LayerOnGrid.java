package org.fera.tile.request;

import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * A tileset and one of its grids, as the services without a parameter for the grid name them:
 * {@code layer@grid}, or {@code layer} alone for its first grid.
 */
record LayerOnGrid(Tileset tileset, GridLink link) {

  static LayerOnGrid of(TileFinder finder, String name) {
    int at = name.indexOf('@');
    if (at < 0) {
      Tileset tileset = finder.tileset(name);
      return new LayerOnGrid(tileset, tileset.grids().values().iterator().next());
    }
    Tileset tileset = finder.tileset(name.substring(0, at));
    return new LayerOnGrid(tileset, finder.grid(tileset, name.substring(at + 1)));
  }
}
