package org.fera.tile.request;

import java.util.List;

/**
 * Reads {@code layer@grid/z/x/y.png}, rows from the north, as Google Maps began it and MapCache's
 * gmaps has it, and {@code layer@grid.json}.
 */
final class XyzParser implements PathParser {

  private static final int TILE_SEGMENTS = 4;
  private static final String TILE_JSON = "json";

  private final TileFinder finder;

  XyzParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    if (path.size() == 1) {
      FileName file = FileName.of(path.get(0));
      if (!file.extension().equals(TILE_JSON)) {
        throw RequestFault.notFound("There is nothing at this address");
      }
      LayerOnGrid layer = LayerOnGrid.of(finder, file.stem());
      return new TileRequest.GetTileJson(layer.tileset(), layer.link());
    }
    if (path.size() != TILE_SEGMENTS) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    LayerOnGrid layer = LayerOnGrid.of(finder, path.get(0));
    FileName file = FileName.of(path.get(3));
    finder.checkExtension(layer.tileset(), file.extension());
    return new TileRequest.GetTile(
        finder.tile(
            layer.tileset(),
            layer.link(),
            finder.level(layer.link(), path.get(1)),
            TileFinder.number(TileFinder.COLUMN, path.get(2)),
            TileFinder.number(TileFinder.ROW, file.stem())));
  }
}
