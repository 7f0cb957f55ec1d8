package org.fera.tile.request;

import java.util.EnumSet;
import java.util.List;
import org.fera.tile.request.TileRequest.Section;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** Reads WMTS requests by path (OGC 07-057r7, 10), what follows {@code /1.0.0/}. */
final class WmtsRestParser implements PathParser {

  private static final String CAPABILITIES = "WMTSCapabilities.xml";
  private static final int SEGMENTS = 6;

  private final TileFinder finder;

  WmtsRestParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    if (path.size() == 1 && path.get(0).equals(CAPABILITIES)) {
      return new TileRequest.GetCapabilities(EnumSet.allOf(Section.class));
    }
    if (path.size() != SEGMENTS) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    return tile(path);
  }

  private TileRequest tile(List<String> path) {
    Tileset tileset = finder.tileset(path.get(0));
    finder.checkStyle(tileset, path.get(1));
    GridLink grid = finder.grid(tileset, path.get(2));
    FileName file = FileName.of(path.get(5));
    finder.checkExtension(tileset, file.extension());
    return new TileRequest.GetTile(
        finder.tile(
            tileset,
            grid,
            finder.matrix(grid, path.get(3)),
            TileFinder.number(TileFinder.COLUMN, file.stem()),
            TileFinder.number(TileFinder.ROW, path.get(4))));
  }
}
