package org.fera.tile.grid;

/** A block of tiles of one matrix; bounds are inclusive, rows count from the north. */
public record TileRange(int minColumn, int minRow, int maxColumn, int maxRow) {

  /** A block of a single tile. */
  public static TileRange of(int column, int row) {
    return new TileRange(column, row, column, row);
  }

  public int columns() {
    return maxColumn - minColumn + 1;
  }

  public int rows() {
    return maxRow - minRow + 1;
  }

  public boolean containsColumn(long column) {
    return column >= minColumn && column <= maxColumn;
  }

  public boolean containsRow(long row) {
    return row >= minRow && row <= maxRow;
  }
}
