package org.fera.tile.tileset;

import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;

/**
 * How many tiles one picture of the source is cut into.
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param buffer pixels that the picture is larger on each side and that are cut off, so that labels
 *     are not cut at the edges of tiles
 */
public record Metatiling(int columns, int rows, int buffer) {

  /** The block that a tile belongs to; it is smaller at the right and lower edge of the matrix. */
  public TileRange blockOf(TileMatrix matrix, int column, int row) {
    int minColumn = column - column % columns;
    int minRow = row - row % rows;
    return new TileRange(
        minColumn,
        minRow,
        Math.min(minColumn + columns, matrix.width()) - 1,
        Math.min(minRow + rows, matrix.height()) - 1);
  }
}
