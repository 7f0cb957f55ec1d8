package org.fera.tile.request;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.render.TileAddress;
import org.fera.tile.request.TileRequest.Section;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** Reads WMTS requests by query (OGC 07-057r7, 8). */
final class WmtsKvpParser {

  private static final String VERSION = "1.0.0";

  private final TileFinder finder;

  WmtsKvpParser(TileFinder finder) {
    this.finder = finder;
  }

  TileRequest parse(Kvp kvp) {
    if (!kvp.require("service").equalsIgnoreCase("WMTS")) {
      throw RequestFault.invalid("service", "This address answers WMTS");
    }
    return switch (kvp.require("request").toLowerCase(Locale.ROOT)) {
      case "getcapabilities" -> capabilities(kvp);
      case "gettile" -> new TileRequest.GetTile(tile(kvp));
      case "getfeatureinfo" -> featureInfo(kvp);
      default -> throw RequestFault.invalid("request", "There is no such operation");
    };
  }

  private TileRequest capabilities(Kvp kvp) {
    kvp.get("acceptversions")
        .filter(versions -> !Set.of(versions.split(",")).contains(VERSION))
        .ifPresent(
            versions -> {
              throw RequestFault.of(
                  RequestFault.Code.VersionNegotiationFailed, "Only version 1.0.0 is offered");
            });
    Set<Section> sections = sections(kvp);
    // Who has the current document already gets no more than its version.
    return new TileRequest.GetCapabilities(
        isCurrent(kvp) ? EnumSet.noneOf(Section.class) : sections);
  }

  /** Whether the client names our version; an older one is not, a newer one is a fault. */
  private boolean isCurrent(Kvp kvp) {
    Optional<String> sequence = kvp.get("updatesequence");
    if (sequence.isEmpty()) {
      return false;
    }
    String text = sequence.get();
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > finder.version()) {
      throw RequestFault.of(
          RequestFault.Code.InvalidUpdateSequence, "There is no such later document");
    }
    return Long.parseLong(text) == finder.version();
  }

  private static Set<Section> sections(Kvp kvp) {
    if (!kvp.names("sections")) {
      return EnumSet.allOf(Section.class);
    }
    Set<Section> sections = EnumSet.noneOf(Section.class);
    for (String name : kvp.require("sections").split(",")) {
      if (name.equals("All")) {
        return EnumSet.allOf(Section.class);
      }
      try {
        sections.add(Section.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw RequestFault.invalid("sections", "There is no such section");
      }
    }
    return sections;
  }

  private TileRequest featureInfo(Kvp kvp) {
    TileAddress tile = tile(kvp);
    FeatureInfo info = finder.featureInfo(tile.tileset());
    // TileCloud-chain writes the name as WMS does.
    String format = kvp.get("info_format").orElseGet(() -> kvp.require("InfoFormat"));
    long i = TileFinder.number("I", kvp.require("I"));
    return finder.featureInfo(tile, info, i, TileFinder.number("J", kvp.require("J")), format);
  }

  private TileAddress tile(Kvp kvp) {
    if (!kvp.require("version").equals(VERSION)) {
      throw RequestFault.invalid("version", "Only version 1.0.0 is offered");
    }
    Tileset named = finder.tileset(kvp.require("layer"));
    Tileset tileset = TileFinder.chosen(named, dimension -> kvp.get(dimension.name()));
    if (!kvp.names("style")) {
      throw RequestFault.missing("Style");
    }
    // Clients of MapCache send an empty style for the default one.
    finder.checkStyle(tileset, kvp.get("style").orElse(tileset.style()));
    if (!tileset.hasMediaType(kvp.require("format"))) {
      throw RequestFault.invalid("format", "The layer has no such format");
    }
    GridLink grid = finder.grid(tileset, kvp.require("TileMatrixSet"));
    TileMatrix matrix = finder.matrix(grid, kvp.require("TileMatrix"));
    long row = TileFinder.number(TileFinder.ROW, kvp.require(TileFinder.ROW));
    long column = TileFinder.number(TileFinder.COLUMN, kvp.require(TileFinder.COLUMN));
    return finder.tile(tileset, grid, matrix, column, row);
  }
}
