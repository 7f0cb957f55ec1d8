package org.fera.tile.request;

import org.fera.tile.config.TileConfiguration;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.render.TileAddress;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * Looks up what a tile request names; each fault is that of WMTS (OGC 07-057r7, tables 24 and 26).
 */
final class TileFinder {

  private static final int MOST_DIGITS = 10;

  private final TileConfiguration configuration;

  TileFinder(TileConfiguration configuration) {
    this.configuration = configuration;
  }

  Tileset tileset(String id) {
    Tileset tileset = configuration.tilesets().get(id);
    if (tileset == null) {
      throw RequestFault.invalid("layer", "There is no such layer");
    }
    return tileset;
  }

  void checkStyle(Tileset tileset, String style) {
    if (!tileset.style().equals(style)) {
      throw RequestFault.invalid("Style", "The layer has no such style");
    }
  }

  GridLink grid(Tileset tileset, String id) {
    GridLink link = tileset.grids().get(id);
    if (link == null) {
      throw RequestFault.invalid("TileMatrixSet", "The layer has no such tile matrix set");
    }
    return link;
  }

  TileAddress tile(Tileset tileset, GridLink link, String matrixId, String column, String row) {
    TileMatrix matrix =
        link.matrix(matrixId)
            .orElseThrow(
                () -> RequestFault.invalid("TileMatrix", "The layer has no such tile matrix"));
    TileRange limits = link.limits(matrix);
    long rowNumber = number("TileRow", row);
    long columnNumber = number("TileCol", column);
    if (!limits.containsRow(rowNumber)) {
      throw RequestFault.outOfRange(
          "TileRow", "Rows are from " + limits.minRow() + " to " + limits.maxRow());
    }
    if (!limits.containsColumn(columnNumber)) {
      throw RequestFault.outOfRange(
          "TileCol", "Columns are from " + limits.minColumn() + " to " + limits.maxColumn());
    }
    return new TileAddress(tileset, link, matrix, (int) columnNumber, (int) rowNumber);
  }

  private static long number(String parameter, String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    if (text.length() == digits || text.length() > digits + MOST_DIGITS) {
      throw RequestFault.invalid(parameter, parameter + " must be a whole number");
    }
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw RequestFault.invalid(parameter, parameter + " must be a whole number");
      }
    }
    return Long.parseLong(text);
  }
}
