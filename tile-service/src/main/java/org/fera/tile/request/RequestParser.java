package org.fera.tile.request;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.List;
import org.fera.tile.config.TileConfiguration;

/** Reads requests; looks only at the configuration and never waits. */
public final class RequestParser {

  private final WmtsKvpParser kvp;
  private final WmtsRestParser rest;
  private final TmsParser tms;
  private final XyzParser xyz;
  private final QuadKeyParser quadKey;

  public RequestParser(TileConfiguration configuration) {
    TileFinder finder = new TileFinder(configuration);
    this.kvp = new WmtsKvpParser(finder);
    this.rest = new WmtsRestParser(finder);
    this.tms = new TmsParser(finder);
    this.xyz = new XyzParser(finder);
    this.quadKey = new QuadKeyParser(finder);
  }

  /**
   * Reads a request.
   *
   * @param path what follows the mount point, beginning with a slash, normalised but not decoded
   * @param query without the question mark; null when there is none
   * @throws RequestFault when it cannot be answered
   */
  public TileRequest parse(String path, String query) {
    List<String> segments = segments(path);
    List<String> rest = segments.subList(1, segments.size());
    return switch (segments.get(0)) {
      // TileCloud-chain answers at the root what MapCache answers below /wmts.
      case "" -> kvp.parse(Kvp.parse(query));
      case "1.0.0" -> byPath(this.rest, rest);
      case "wmts" -> wmts(rest, query);
      case "tms" -> byPath(tms, rest);
      case "xyz", "gmaps" -> byPath(xyz, rest);
      case "qk" -> byPath(quadKey, rest);
      case "ve" -> quadKey.parse(Kvp.parse(query));
      default -> throw RequestFault.notFound("There is no such service");
    };
  }

  private static List<String> segments(String path) {
    String[] segments = path.substring(1).split("/", -1);
    if (path.indexOf('%') >= 0) {
      try {
        // After the split, so that an encoded slash ends no segment.
        Arrays.setAll(
            segments, i -> QueryStringDecoder.decodeComponent(segments[i].replace("+", "%2B")));
      } catch (IllegalArgumentException e) {
        throw RequestFault.notFound("The path is not well encoded");
      }
    }
    return Arrays.asList(segments);
  }

  private TileRequest wmts(List<String> path, String query) {
    if (path.isEmpty() || (path.size() == 1 && path.get(0).isEmpty())) {
      return kvp.parse(Kvp.parse(query));
    }
    if (path.get(0).equals("1.0.0")) {
      return byPath(rest, path.subList(1, path.size()));
    }
    throw RequestFault.notFound("There is nothing at this address");
  }

  /** What a path names and is not there is not found, whatever the fault is called elsewhere. */
  private static TileRequest byPath(PathParser parser, List<String> path) {
    try {
      return parser.parse(path);
    } catch (RequestFault fault) {
      throw fault.asNotFound();
    }
  }
}
