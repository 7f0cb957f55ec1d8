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
 * @param names by which requests may call it and its coordinate system besides
 */
public record Grid(
    String id,
    String title,
    Crs crs,
    Optional<String> wellKnownScaleSet,
    Extent extent,
    List<TileMatrix> matrices,
    Names names) {

  /**
   * Further names.
   *
   * @param grid of the grid itself, as other servers call it
   * @param crs of its coordinate system in WMS, for example {@code EPSG:900913}
   */
  public record Names(List<String> grid, List<String> crs) {

    public static final Names NONE = new Names(List.of(), List.of());

    public Names {
      grid = List.copyOf(grid);
      crs = List.copyOf(crs);
    }
  }

  /** The corner from which tiles are laid; further tiles reach over the opposite edges. */
  public enum Origin {
    TOP_LEFT,
    BOTTOM_LEFT
  }

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
    return new Grid(id, title, crs, wellKnownScaleSet, extent, matrices, Names.NONE);
  }

  /** The same grid, with further names. */
  public Grid with(Names others) {
    return new Grid(id, title, crs, wellKnownScaleSet, extent, matrices, others);
  }

  /**
   * The same grid, its levels named after their resolutions, {@code 0.5} being {@code 0_5}: so do
   * grids of TileCloud-chain, which may get further levels in between.
   */
  public Grid withLevelsByResolution() {
    List<TileMatrix> named = matrices.stream().map(TileMatrix::byResolution).toList();
    return new Grid(id, title, crs, wellKnownScaleSet, extent, named, names);
  }

  /** What its tiles look like: the same text for grids that differ in names alone. */
  public String definition() {
    return crs + " " + extent + " " + matrices;
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
        crs.scaleDenominator(resolution),
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
