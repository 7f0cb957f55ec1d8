package org.fera.tile.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.dimension.Chosen;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.render.TileAddress;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * Looks up what a tile request names; each fault is that of WMTS (OGC 07-057r7, tables 24 and 26).
 */
final class TileFinder {

  static final String ROW = "TileRow";
  static final String COLUMN = "TileCol";

  private static final int MOST_DIGITS = 10;

  private final TileConfiguration configuration;

  TileFinder(TileConfiguration configuration) {
    this.configuration = configuration;
  }

  Tileset tileset(String id) {
    Tileset tileset = configuration.tilesets().get(id);
    if (tileset == null) {
      throw RequestFault.invalid("layer", "There is no such layer");
    }
    return tileset;
  }

  /**
   * The tileset with a value of each of its dimensions.
   *
   * @param asked what the request says for a dimension; absent for its usual value
   */
  static Tileset chosen(Tileset tileset, Function<Dimension, Optional<String>> asked) {
    List<String> values = new ArrayList<>();
    for (Dimension dimension : tileset.dimensions()) {
      values.add(
          dimension
              .value(asked.apply(dimension).orElse(""))
              .orElseThrow(() -> noSuchValue(dimension.name())));
    }
    return tileset.at(new Chosen(values));
  }

  static RequestFault noSuchValue(String dimension) {
    return RequestFault.invalidDimension(dimension, "The layer has no such value");
  }

  void checkStyle(Tileset tileset, String style) {
    if (!tileset.style().equals(style)) {
      throw RequestFault.invalid("Style", "The layer has no such style");
    }
  }

  GridLink grid(Tileset tileset, String id) {
    return tileset
        .grid(id)
        .orElseThrow(
            () -> RequestFault.invalid("TileMatrixSet", "The layer has no such tile matrix set"));
  }

  /** The version of the configuration, as of {@link TileConfiguration#version}. */
  long version() {
    return configuration.version();
  }

  /** A grid that a tileset uses. */
  Grid grid(String id) {
    return configuration.grids().stream()
        .filter(grid -> grid.id().equals(id) || grid.names().grid().contains(id))
        .findFirst()
        .orElseThrow(() -> RequestFault.notFound("There is no such tile matrix set"));
  }

  TileMatrix matrix(GridLink link, String id) {
    return link.matrix(id)
        .orElseThrow(() -> RequestFault.invalid("TileMatrix", "The layer has no such tile matrix"));
  }

  /** The level by its index, as the services name it that know no names of levels. */
  TileMatrix level(GridLink link, String index) {
    long number = number("TileMatrix", index);
    return link.level((int) Math.max(-1, Math.min(number, Integer.MAX_VALUE)))
        .orElseThrow(() -> RequestFault.invalid("TileMatrix", "The layer has no such level"));
  }

  /** The tile, rows counted from the north. */
  TileAddress tile(Tileset tileset, GridLink link, TileMatrix matrix, long column, long row) {
    TileRange limits = link.limits(matrix);
    if (!limits.containsRow(row)) {
      throw RequestFault.outOfRange(
          ROW, "Rows are from " + limits.minRow() + " to " + limits.maxRow());
    }
    if (!limits.containsColumn(column)) {
      throw RequestFault.outOfRange(
          COLUMN, "Columns are from " + limits.minColumn() + " to " + limits.maxColumn());
    }
    return new TileAddress(tileset, link, matrix, (int) column, (int) row);
  }

  FeatureInfo featureInfo(Tileset tileset) {
    return tileset
        .featureInfo()
        .orElseThrow(
            () ->
                RequestFault.notSupported(
                    "GetFeatureInfo", "The layer cannot be asked about places"));
  }

  TileRequest featureInfo(TileAddress tile, FeatureInfo info, long i, long j, String format) {
    if (!info.formats().contains(format)) {
      throw RequestFault.invalid("InfoFormat", "The layer has no such format of answers");
    }
    checkPixel("I", i, tile);
    checkPixel("J", j, tile);
    return new TileRequest.GetFeatureInfo(tile, info, (int) i, (int) j, format);
  }

  private static void checkPixel(String parameter, long pixel, TileAddress tile) {
    int last = tile.matrix().tileSize() - 1;
    if (pixel < 0 || pixel > last) {
      throw RequestFault.pointOutOfRange(parameter, "Pixels are from 0 to " + last);
    }
  }

  void checkExtension(Tileset tileset, String extension) {
    if (!tileset.hasExtension(extension)) {
      throw RequestFault.invalid("format", "The layer has no such format");
    }
  }

  static long number(String parameter, String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    if (text.length() == digits || text.length() > digits + MOST_DIGITS) {
      throw RequestFault.invalid(parameter, parameter + " must be a whole number");
    }
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw RequestFault.invalid(parameter, parameter + " must be a whole number");
      }
    }
    return Long.parseLong(text);
  }
}
