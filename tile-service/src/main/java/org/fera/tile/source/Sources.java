package org.fera.tile.source;

import org.fera.tile.tileset.Tileset;

/** Knows the source of each tileset. */
@FunctionalInterface
public interface Sources {

  WmsSource of(Tileset tileset);
}
