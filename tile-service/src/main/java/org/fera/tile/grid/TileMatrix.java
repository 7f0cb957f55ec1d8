package org.fera.tile.grid;

import java.math.BigDecimal;

/**
 * One level of a grid. Columns count from the west and rows from the north, both from 0, as in
 * WMTS.
 *
 * @param index place of the level in its grid, 0 for the coarsest
 * @param id the name in requests
 * @param resolution units of the coordinate system per pixel
 * @param scaleDenominator for pixels of 0.28 mm
 * @param left x of the western edge
 * @param top y of the northern edge of row 0
 * @param tileSize width and height of a tile in pixels
 * @param width number of columns
 * @param height number of rows
 * @param anchoredBelow whether rows are measured from the southern edge, so that no error of
 *     rounding moves them against the grid's own origin
 */
public record TileMatrix(
    int index,
    String id,
    double resolution,
    double scaleDenominator,
    double left,
    double top,
    int tileSize,
    int width,
    int height,
    boolean anchoredBelow) {

  TileMatrix byResolution() {
    String name = BigDecimal.valueOf(resolution).stripTrailingZeros().toPlainString();
    return new TileMatrix(
        index,
        name.replace('.', '_'),
        resolution,
        scaleDenominator,
        left,
        top,
        tileSize,
        width,
        height,
        anchoredBelow);
  }

  /** Width and height of a tile in units of the coordinate system. */
  public double span() {
    return resolution * tileSize;
  }

  /** The ground that a block of tiles covers. */
  public Extent extentOf(TileRange tiles) {
    double span = span();
    double bottom = top - height * span;
    double minY =
        anchoredBelow
            ? bottom + (height - 1 - tiles.maxRow()) * span
            : top - (tiles.maxRow() + 1) * span;
    double maxY =
        anchoredBelow ? bottom + (height - tiles.minRow()) * span : top - tiles.minRow() * span;
    return new Extent(
        left + tiles.minColumn() * span, minY, left + (tiles.maxColumn() + 1) * span, maxY);
  }

  /** The tiles that an extent touches, none outside of the matrix; a sliver does not count. */
  public TileRange tilesIn(Extent extent) {
    double span = span();
    return new TileRange(
        clamp(Math.floor((extent.minX() - left) / span + SLIVER), width),
        clamp(Math.floor((top - extent.maxY()) / span + SLIVER), height),
        clamp(Math.ceil((extent.maxX() - left) / span - SLIVER) - 1, width),
        clamp(Math.ceil((top - extent.minY()) / span - SLIVER) - 1, height));
  }

  /** All tiles of the matrix. */
  public TileRange all() {
    return new TileRange(0, 0, width - 1, height - 1);
  }

  /**
   * The part of a tile by which an extent may reach over an edge without touching the next tile.
   */
  private static final double SLIVER = 1e-7;

  private static int clamp(double index, int size) {
    return (int) Math.max(0, Math.min(size - 1, index));
  }
}
