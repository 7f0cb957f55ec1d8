package org.fera.tile.request;

import java.util.Arrays;
import java.util.List;
import org.fera.tile.config.TileConfiguration;

/** Reads requests; looks only at the configuration and never waits. */
public final class RequestParser {

  private final WmtsKvpParser kvp;
  private final WmtsRestParser rest;

  public RequestParser(TileConfiguration configuration) {
    TileFinder finder = new TileFinder(configuration);
    this.kvp = new WmtsKvpParser(finder);
    this.rest = new WmtsRestParser(finder);
  }

  /**
   * Reads a request.
   *
   * @param path what follows the mount point, beginning with a slash, decoded and normalised
   * @param query without the question mark; null when there is none
   * @throws RequestFault when it cannot be answered
   */
  public TileRequest parse(String path, String query) {
    List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
    return switch (segments.get(0)) {
      // TileCloud-chain answers at the root what MapCache answers below /wmts.
      case "" -> kvp.parse(Kvp.parse(query));
      case "1.0.0" -> rest.parse(segments.subList(1, segments.size()));
      case "wmts" -> wmts(segments.subList(1, segments.size()), query);
      default -> throw RequestFault.notFound("There is no such service");
    };
  }

  private TileRequest wmts(List<String> path, String query) {
    if (path.isEmpty() || (path.size() == 1 && path.get(0).isEmpty())) {
      return kvp.parse(Kvp.parse(query));
    }
    if (path.get(0).equals("1.0.0")) {
      return rest.parse(path.subList(1, path.size()));
    }
    throw RequestFault.notFound("There is nothing at this address");
  }
}
