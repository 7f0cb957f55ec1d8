package org.fera.tile.request;

import java.util.EnumSet;
import java.util.List;
import org.fera.tile.render.TileAddress;
import org.fera.tile.request.TileRequest.Section;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** Reads WMTS requests by path (OGC 07-057r7, 10), what follows {@code /1.0.0/}. */
final class WmtsRestParser implements PathParser {

  private static final String CAPABILITIES = "WMTSCapabilities.xml";
  private static final int SEGMENTS = 6;
  private static final int INFO_SEGMENTS = 8;

  private final TileFinder finder;

  WmtsRestParser(TileFinder finder) {
    this.finder = finder;
  }

  @Override
  public TileRequest parse(List<String> path) {
    if (path.size() == 1 && path.get(0).equals(CAPABILITIES)) {
      return new TileRequest.GetCapabilities(EnumSet.allOf(Section.class));
    }
    if (path.size() == INFO_SEGMENTS) {
      return featureInfo(path);
    }
    if (path.size() != SEGMENTS) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    FileName file = FileName.of(path.get(5));
    TileAddress tile = tile(path, file.stem());
    finder.checkExtension(tile.tileset(), file.extension());
    return new TileRequest.GetTile(tile);
  }

  /** MapCache's form: row of the pixel, then its column and the index of the format of answers. */
  private TileRequest featureInfo(List<String> path) {
    TileAddress tile = tile(path, path.get(5));
    FeatureInfo info = finder.featureInfo(tile.tileset());
    FileName file = FileName.of(path.get(7));
    long format = TileFinder.number("InfoFormat", file.extension());
    if (format < 0 || format >= info.formats().size()) {
      throw RequestFault.invalid("InfoFormat", "The layer has no such format of answers");
    }
    return finder.featureInfo(
        tile,
        info,
        TileFinder.number("I", file.stem()),
        TileFinder.number("J", path.get(6)),
        info.formats().get((int) format));
  }

  private TileAddress tile(List<String> path, String column) {
    Tileset tileset = finder.tileset(path.get(0));
    finder.checkStyle(tileset, path.get(1));
    GridLink grid = finder.grid(tileset, path.get(2));
    return finder.tile(
        tileset,
        grid,
        finder.matrix(grid, path.get(3)),
        TileFinder.number(TileFinder.COLUMN, column),
        TileFinder.number(TileFinder.ROW, path.get(4)));
  }
}
