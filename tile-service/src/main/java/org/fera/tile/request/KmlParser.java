package org.fera.tile.request;

import java.util.List;
import java.util.Optional;
import org.fera.tile.grid.Geographic;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.render.TileAddress;

/**
 * Reads the super-overlays of KML as MapCache has them: {@code layer@grid.kml} and {@code
 * layer@grid/z/x/y.kml}, rows from the south.
 */
final class KmlParser implements PathParser {

  private static final String KML = "kml";
  private static final int TILE_SEGMENTS = 4;

  private final TileFinder finder;

  KmlParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    FileName file = FileName.of(path.isEmpty() ? "" : path.get(path.size() - 1));
    if (!file.extension().equals(KML) || (path.size() != 1 && path.size() != TILE_SEGMENTS)) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    LayerOnGrid layer = LayerOnGrid.of(finder, path.size() == 1 ? file.stem() : path.get(0));
    if (Geographic.of(layer.link().grid().crs(), layer.link().extent()).isEmpty()) {
      throw RequestFault.notFound("KML has grids in longitude and latitude or in Web Mercator");
    }
    return new TileRequest.GetKml(
        layer.tileset(),
        layer.link(),
        path.size() == 1 ? Optional.empty() : Optional.of(tile(layer, path, file)));
  }

  private TileAddress tile(LayerOnGrid layer, List<String> path, FileName file) {
    TileMatrix matrix = finder.level(layer.link(), path.get(1));
    long column = TileFinder.number(TileFinder.COLUMN, path.get(2));
    long row = matrix.height() - 1 - TileFinder.number(TileFinder.ROW, file.stem());
    return finder.tile(layer.tileset(), layer.link(), matrix, column, row);
  }
}
