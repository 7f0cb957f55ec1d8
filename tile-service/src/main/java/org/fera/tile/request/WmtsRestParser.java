package org.fera.tile.request;

import java.util.EnumSet;
import java.util.List;
import org.fera.tile.request.TileRequest.Section;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** Reads WMTS requests by path (OGC 07-057r7, 10), what follows {@code /1.0.0/}. */
final class WmtsRestParser {

  private static final String CAPABILITIES = "WMTSCapabilities.xml";
  private static final int SEGMENTS = 6;

  private final TileFinder finder;

  WmtsRestParser(TileFinder finder) {
    this.finder = finder;
  }

  TileRequest parse(List<String> path) {
    if (path.size() == 1 && path.get(0).equals(CAPABILITIES)) {
      return new TileRequest.GetCapabilities(EnumSet.allOf(Section.class));
    }
    if (path.size() != SEGMENTS) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    try {
      return tile(path);
    } catch (RequestFault fault) {
      throw fault.asNotFound();
    }
  }

  private TileRequest tile(List<String> path) {
    Tileset tileset = finder.tileset(path.get(0));
    finder.checkStyle(tileset, path.get(1));
    GridLink grid = finder.grid(tileset, path.get(2));
    String file = path.get(5);
    int dot = file.lastIndexOf('.');
    if (dot < 0 || !tileset.format().hasExtension(file.substring(dot + 1))) {
      throw RequestFault.invalid("format", "The layer has no such format");
    }
    return new TileRequest.GetTile(
        finder.tile(tileset, grid, path.get(3), file.substring(0, dot), path.get(4)));
  }
}
