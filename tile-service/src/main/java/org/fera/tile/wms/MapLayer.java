package org.fera.tile.wms;

import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * A tileset as a layer of a map.
 *
 * @param link the first of its grids in the coordinate system of the map
 */
public record MapLayer(Tileset tileset, GridLink link) {}
