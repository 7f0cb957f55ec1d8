package org.fera.tile.wms;

import java.util.List;
import java.util.Optional;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.render.TileAddress;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileFormat;

/**
 * A map of any place and size, as WMS asks for it.
 *
 * @param layers from below to above, all in the same coordinate system; never empty
 * @param extent in x, y order
 * @param width in pixels
 * @param height in pixels
 * @param transparent whether what no layer covers shall be transparent
 * @param background the colour of what no layer covers otherwise, RRGGBB
 */
public record WmsMap(
    List<MapLayer> layers,
    Extent extent,
    int width,
    int height,
    TileFormat format,
    boolean transparent,
    int background) {

  public WmsMap {
    layers = List.copyOf(layers);
  }

  /** Units of the coordinate system per pixel, along x. */
  double resolutionX() {
    return extent.width() / width;
  }

  /** Units of the coordinate system per pixel, along y. */
  double resolutionY() {
    return extent.height() / height;
  }

  /**
   * The tile that is this map, if there is one: of the same size, its resolution the same within a
   * pixel over the whole tile, and its corner within a pixel.
   */
  public Optional<TileAddress> exactTile() {
    MapLayer layer = layers.get(0);
    if (layers.size() > 1
        || layer.tileset().format() != format
        || layer.tileset().encoding().kind() == TileEncoding.Kind.MIXED
        || layer.tileset().encoding().empty().isPresent()
        || (layer.tileset().query().transparent() && !transparent)) {
      return Optional.empty();
    }
    for (TileMatrix matrix : layer.link().keptMatrices()) {
      double slack = matrix.resolution() / matrix.tileSize();
      if (width == matrix.tileSize()
          && height == matrix.tileSize()
          && Math.abs(resolutionX() - matrix.resolution()) <= slack
          && Math.abs(resolutionY() - matrix.resolution()) <= slack) {
        return tileAt(layer, matrix);
      }
    }
    return Optional.empty();
  }

  private Optional<TileAddress> tileAt(MapLayer layer, TileMatrix matrix) {
    long column = Math.round((extent.minX() - matrix.left()) / matrix.span());
    long row = Math.round((matrix.top() - extent.maxY()) / matrix.span());
    TileRange limits = layer.link().limits(matrix);
    if (!limits.containsColumn(column) || !limits.containsRow(row)) {
      return Optional.empty();
    }
    Extent tile = matrix.extentOf(TileRange.of((int) column, (int) row));
    boolean there =
        Math.abs(tile.minX() - extent.minX()) < matrix.resolution()
            && Math.abs(tile.maxY() - extent.maxY()) < matrix.resolution();
    return there
        ? Optional.of(
            new TileAddress(layer.tileset(), layer.link(), matrix, (int) column, (int) row))
        : Optional.empty();
  }
}
