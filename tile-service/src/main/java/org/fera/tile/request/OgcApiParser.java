package org.fera.tile.request;

import java.util.List;
import java.util.Optional;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.render.TileAddress;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.TileFormat;
import org.fera.tile.tileset.Tileset;

/** Reads OGC API Tiles (OGC 20-057), what follows {@code /ogc/}; a collection is a tileset. */
final class OgcApiParser {

  private final TileFinder finder;

  OgcApiParser(TileFinder finder) {
    this.finder = finder;
  }

  TileRequest parse(List<String> path, Kvp query, String accept) {
    // A slash at the end names the same document.
    List<String> segments =
        !path.isEmpty() && path.get(path.size() - 1).isEmpty()
            ? path.subList(0, path.size() - 1)
            : path;
    if (segments.size() == 8 && isTiles(segments)) {
      return tile(segments, query, accept);
    }
    OgcDocument document = document(segments);
    String format = query.get("f").orElse("json");
    if (!format.equals("json")) {
      throw RequestFault.invalid("f", "Documents are json");
    }
    boolean taken =
        query.names("f")
            || Accept.of(accept).takes("application/json")
            || document instanceof OgcDocument.Api;
    if (!taken) {
      throw RequestFault.notAcceptable("Documents are application/json");
    }
    return document;
  }

  private OgcDocument document(List<String> path) {
    return switch (path.size()) {
      case 0 -> new OgcDocument.Landing();
      case 1 ->
          switch (path.get(0)) {
            case "conformance" -> new OgcDocument.Conformance();
            case "api" -> new OgcDocument.Api();
            case "tileMatrixSets" -> new OgcDocument.TileMatrixSets();
            case "collections" -> new OgcDocument.Collections();
            default -> throw nothing();
          };
      case 2 ->
          switch (path.get(0)) {
            case "tileMatrixSets" -> new OgcDocument.TileMatrixSet(finder.grid(path.get(1)));
            case "collections" -> new OgcDocument.Collection(collection(path));
            default -> throw nothing();
          };
      case 4 -> {
        if (!isTiles(path)) {
          throw nothing();
        }
        yield new OgcDocument.Tilesets(collection(path));
      }
      case 5 -> {
        if (!isTiles(path)) {
          throw nothing();
        }
        Tileset tileset = collection(path);
        yield new OgcDocument.TilesetOnGrid(tileset, link(tileset, path));
      }
      default -> throw nothing();
    };
  }

  private static boolean isTiles(List<String> path) {
    return path.get(0).equals("collections")
        && path.get(2).equals("map")
        && path.get(3).equals("tiles");
  }

  private TileRequest tile(List<String> path, Kvp query, String accept) {
    Tileset tileset = TileFinder.chosen(collection(path), dimension -> value(query, dimension));
    GridLink link = link(tileset, path);
    TileFormat format = tileset.format();
    query
        .get("f")
        .ifPresentOrElse(
            name -> {
              if (!tileset.hasExtension(name) && !tileset.hasMediaType(name)) {
                throw RequestFault.invalid("f", "The tileset has no such format");
              }
            },
            () -> {
              if (!Accept.of(accept).takes(format.mediaType())) {
                throw RequestFault.notAcceptable("The tileset is " + format.mediaType());
              }
            });
    try {
      TileMatrix matrix = finder.matrix(link, path.get(5));
      long row = TileFinder.number("tileRow", path.get(6));
      long column = TileFinder.number("tileCol", path.get(7));
      TileAddress address = finder.tile(tileset, link, matrix, column, row);
      return new TileRequest.GetTile(address, ReportForm.PROBLEM);
    } catch (RequestFault fault) {
      throw fault.asNotFound();
    }
  }

  /** Time is {@code datetime} in the OGC APIs. */
  private static Optional<String> value(Kvp query, Dimension dimension) {
    Optional<String> value = query.get(dimension.name());
    return dimension.wmsName().equals("TIME") ? value.or(() -> query.get("datetime")) : value;
  }

  private Tileset collection(List<String> path) {
    try {
      return finder.tileset(path.get(1));
    } catch (RequestFault fault) {
      throw RequestFault.notFound("There is no such collection");
    }
  }

  private GridLink link(Tileset tileset, List<String> path) {
    try {
      return finder.grid(tileset, path.get(4));
    } catch (RequestFault fault) {
      throw fault.asNotFound();
    }
  }

  private static RequestFault nothing() {
    return RequestFault.notFound("There is nothing at this address");
  }
}
