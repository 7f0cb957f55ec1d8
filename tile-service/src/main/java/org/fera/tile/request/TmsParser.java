package org.fera.tile.request;

import java.util.List;
import org.fera.tile.grid.TileMatrix;

/** Reads TMS 1.0.0: rows count from the south. */
final class TmsParser implements PathParser {

  private static final String VERSION = "1.0.0";
  private static final int TILE_SEGMENTS = 5;

  private final TileFinder finder;

  TmsParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    List<String> segments =
        !path.isEmpty() && path.get(path.size() - 1).isEmpty()
            ? path.subList(0, path.size() - 1)
            : path;
    if (segments.isEmpty() || segments.equals(List.of(VERSION))) {
      return new TileRequest.GetTileMapService();
    }
    if (!segments.get(0).equals(VERSION)) {
      throw RequestFault.notFound("Only version 1.0.0 is offered");
    }
    LayerOnGrid layer = LayerOnGrid.of(finder, segments.get(1));
    if (segments.size() == 2) {
      return new TileRequest.GetTileMap(layer.tileset(), layer.link());
    }
    if (path.size() != TILE_SEGMENTS) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    return tile(layer, path);
  }

  private TileRequest tile(LayerOnGrid layer, List<String> path) {
    FileName file = FileName.of(path.get(4));
    finder.checkExtension(layer.tileset(), file.extension());
    TileMatrix matrix = finder.level(layer.link(), path.get(2));
    long column = TileFinder.number(TileFinder.COLUMN, path.get(3));
    long row = matrix.height() - 1 - TileFinder.number(TileFinder.ROW, file.stem());
    return new TileRequest.GetTile(finder.tile(layer.tileset(), layer.link(), matrix, column, row));
  }
}
