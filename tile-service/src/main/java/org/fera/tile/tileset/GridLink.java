package org.fera.tile.tileset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;

/**
 * A grid as one tileset uses it.
 *
 * @param minZoom index of the coarsest level with tiles
 * @param maxZoom index of the finest level with tiles
 * @param extent what has tiles, in units of the grid
 * @param limits the tiles that there are, by index of the level
 * @param beyond which levels have tiles that are not kept
 * @param revision changes whenever tiles made by an earlier configuration would look different, and
 *     with each purge
 * @param since when the oldest tile that is good was drawn; absent when all are
 */
public record GridLink(
    Grid grid,
    int minZoom,
    int maxZoom,
    Extent extent,
    List<TileRange> limits,
    Beyond beyond,
    String revision,
    Optional<Instant> since) {

  public GridLink {
    limits = List.copyOf(limits);
  }

  /** Links a grid, with the limits that follow from the extent. */
  public static GridLink of(
      Grid grid, int minZoom, int maxZoom, Extent extent, Beyond beyond, String revision) {
    List<TileRange> limits =
        grid.matrices().stream().map(matrix -> matrix.tilesIn(extent)).toList();
    return new GridLink(grid, minZoom, maxZoom, extent, limits, beyond, revision, Optional.empty());
  }

  /** The same link, its tiles drawn before that time forgotten. */
  public GridLink purged(Instant time) {
    String name = revision + "-" + Long.toString(time.toEpochMilli(), Character.MAX_RADIX);
    return new GridLink(grid, minZoom, maxZoom, extent, limits, beyond, name, Optional.of(time));
  }

  /** The same link for tiles that differ by something besides the place, which the name names. */
  GridLink variant(String name) {
    return new GridLink(
        grid, minZoom, maxZoom, extent, limits, beyond, revision + "." + name, since);
  }

  /** The level of that name, if the tileset has tiles there. */
  public Optional<TileMatrix> matrix(String id) {
    return grid.matrix(id).filter(matrix -> matrix.index() >= minZoom && matrix.index() <= maxZoom);
  }

  /** The level with that index, if the tileset has tiles there. */
  public Optional<TileMatrix> level(int index) {
    return index >= minZoom && index <= maxZoom
        ? Optional.of(grid.matrices().get(index))
        : Optional.empty();
  }

  /** Whether the tiles of a level are kept. */
  public boolean keeps(TileMatrix matrix) {
    return matrix.index() <= beyond.maxZoom();
  }

  /** The levels whose tiles are kept, from coarse to fine; never empty. */
  public List<TileMatrix> keptMatrices() {
    return grid.matrices().subList(minZoom, Math.min(maxZoom, beyond.maxZoom()) + 1);
  }

  /** Whether requests may call the grid so. */
  public boolean isCalled(String name) {
    return grid.id().equals(name) || grid.names().grid().contains(name);
  }

  /** The levels with tiles, from coarse to fine. */
  public List<TileMatrix> matrices() {
    return grid.matrices().subList(minZoom, maxZoom + 1);
  }

  /** Whether the tileset has every tile of the grid. */
  public boolean isWhole() {
    return matrices().size() == grid.matrices().size()
        && grid.matrices().stream().allMatch(matrix -> limits(matrix).equals(matrix.all()));
  }

  public TileRange limits(TileMatrix matrix) {
    return limits.get(matrix.index());
  }
}
