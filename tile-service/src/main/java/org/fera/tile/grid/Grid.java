package org.fera.tile.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tile matrix set: how a coordinate system is cut into tiles.
 *
 * @param id the name in requests and capabilities
 * @param wellKnownScaleSet its URN in OGC 07-057r7 annex E, absent for grids of one's own
 * @param extent what the grid covers; tiles of the lower and right edges may reach over it
 * @param matrices from coarse to fine
 */
public record Grid(
    String id,
    String title,
    Crs crs,
    Optional<String> wellKnownScaleSet,
    Extent extent,
    List<TileMatrix> matrices) {

  /** The corner from which tiles are laid; further tiles reach over the opposite edges. */
  public enum Origin {
    TOP_LEFT,
    BOTTOM_LEFT
  }

  /** The size of a pixel in metres that OGC's scale denominators assume. */
  private static final double PIXEL = 0.00028;

  /** The part of a tile by which the extent may be exceeded without a further row or column. */
  private static final double SLACK = 0.01;

  public Grid {
    matrices = List.copyOf(matrices);
  }

  /**
   * Builds the matrices of a grid; the levels are named 0, 1, 2 and so on.
   *
   * @param resolutions units per pixel, from coarse to fine
   * @param tileSize in pixels
   * @throws IllegalArgumentException when the resolutions are not positive and strictly decreasing,
   *     or a level would have more tiles in a row than an int can count
   */
  public static Grid of(
      String id,
      String title,
      Crs crs,
      Optional<String> wellKnownScaleSet,
      Extent extent,
      Origin origin,
      int tileSize,
      List<Double> resolutions) {
    List<TileMatrix> matrices = new ArrayList<>();
    double last = Double.POSITIVE_INFINITY;
    for (double resolution : resolutions) {
      if (!(resolution > 0 && resolution < last)) {
        throw new IllegalArgumentException(
            "resolutions must be positive and decrease: " + resolution + " after " + last);
      }
      last = resolution;
      matrices.add(matrix(matrices.size(), crs, extent, origin, tileSize, resolution));
    }
    return new Grid(id, title, crs, wellKnownScaleSet, extent, matrices);
  }

  private static TileMatrix matrix(
      int index, Crs crs, Extent extent, Origin origin, int tileSize, double resolution) {
    double span = resolution * tileSize;
    int width = count(extent.width(), span);
    int height = count(extent.height(), span);
    boolean below = origin == Origin.BOTTOM_LEFT;
    return new TileMatrix(
        index,
        Integer.toString(index),
        resolution,
        resolution * crs.unit().metres() / PIXEL,
        extent.minX(),
        below ? extent.minY() + height * span : extent.maxY(),
        tileSize,
        width,
        height,
        below);
  }

  private static int count(double length, double span) {
    double count = Math.max(1, Math.ceil((length - SLACK * span) / span));
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many tiles: " + length + " in steps of " + span);
    }
    return (int) count;
  }

  /** The matrix of that name, if there is one. */
  public Optional<TileMatrix> matrix(String matrixId) {
    for (TileMatrix matrix : matrices) {
      if (matrix.id().equals(matrixId)) {
        return Optional.of(matrix);
      }
    }
    return Optional.empty();
  }
}
