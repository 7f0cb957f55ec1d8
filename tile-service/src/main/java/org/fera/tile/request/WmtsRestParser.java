package org.fera.tile.request;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

  /** How a path names a pixel: that is not of the standard. */
  enum PixelForm {
    MAPCACHE,
    TILECLOUD_CHAIN
  }

  private final TileFinder finder;
  private final PixelForm form;

  WmtsRestParser(TileFinder finder, PixelForm form) {
    this.finder = finder;
    this.form = form;
  }

  @Override
  public TileRequest parse(List<String> path) {
    if (path.size() == 1 && path.get(0).equals(CAPABILITIES)) {
      return new TileRequest.GetCapabilities(EnumSet.allOf(Section.class));
    }
    Tileset named = finder.tileset(path.get(0));
    int dimensions = path.size() == SEGMENTS ? 0 : named.dimensions().size();
    if (path.size() != SEGMENTS + dimensions && path.size() != INFO_SEGMENTS + dimensions) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    Tileset tileset = chosen(named, path.subList(2, 2 + dimensions));
    List<String> rest = new ArrayList<>(path);
    rest.subList(2, 2 + dimensions).clear();
    if (rest.size() == INFO_SEGMENTS) {
      return featureInfo(tileset, rest);
    }
    FileName file = FileName.of(rest.get(5));
    TileAddress tile = tile(tileset, rest, file.stem());
    finder.checkExtension(tileset, file.extension());
    return new TileRequest.GetTile(tile);
  }

  /** Values stand in the order of the dimensions; a path without any means the usual ones. */
  private static Tileset chosen(Tileset tileset, List<String> values) {
    return TileFinder.chosen(
        tileset,
        dimension ->
            values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(tileset.dimensions().indexOf(dimension))));
  }

  private TileRequest featureInfo(Tileset tileset, List<String> path) {
    TileAddress tile = tile(tileset, path, path.get(5));
    FeatureInfo info = finder.featureInfo(tile.tileset());
    FileName file = FileName.of(path.get(7));
    return form == PixelForm.MAPCACHE
        ? mapCacheInfo(path, tile, info, file)
        : tileCloudInfo(path, tile, info, file);
  }

  /** Column of the pixel, then its row, and {@code .xml} or nothing for the first format. */
  private TileRequest tileCloudInfo(
      List<String> path, TileAddress tile, FeatureInfo info, FileName file) {
    Optional<String> format =
        switch (file.extension()) {
          case "" -> Optional.of(info.formats().get(0));
          case "xml" ->
              info.formats().stream()
                  .filter(f -> f.contains("xml") || f.contains("gml"))
                  .findFirst();
          default -> Optional.empty();
        };
    return finder.featureInfo(
        tile,
        info,
        TileFinder.number("I", path.get(6)),
        TileFinder.number("J", file.stem()),
        format.orElseThrow(() -> noSuchFormat()));
  }

  /** Row of the pixel, then its column and the index of the format of answers. */
  private TileRequest mapCacheInfo(
      List<String> path, TileAddress tile, FeatureInfo info, FileName file) {
    long format = TileFinder.number("InfoFormat", file.extension());
    if (format < 0 || format >= info.formats().size()) {
      throw noSuchFormat();
    }
    return finder.featureInfo(
        tile,
        info,
        TileFinder.number("I", file.stem()),
        TileFinder.number("J", path.get(6)),
        info.formats().get((int) format));
  }

  private static RequestFault noSuchFormat() {
    return RequestFault.invalid("InfoFormat", "The layer has no such format of answers");
  }

  private TileAddress tile(Tileset tileset, List<String> path, String column) {
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
