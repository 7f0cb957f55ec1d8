package org.fera.tile.request;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.List;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.request.WmtsRestParser.PixelForm;

/** Reads requests; looks only at the configuration and never waits. */
public final class RequestParser {

  private final WmtsKvpParser kvp;
  private final WmtsRestParser rest;
  private final WmtsRestParser tileCloudRest;
  private final TmsParser tms;
  private final DemoParser demo;
  private final KmlParser kml;
  private final XyzParser xyz;
  private final QuadKeyParser quadKey;
  private final WmsParser wms;
  private final OgcApiParser ogc;

  public RequestParser(TileConfiguration configuration) {
    TileFinder finder = new TileFinder(configuration);
    this.kvp = new WmtsKvpParser(finder);
    this.rest = new WmtsRestParser(finder, PixelForm.MAPCACHE);
    this.tileCloudRest = new WmtsRestParser(finder, PixelForm.TILECLOUD_CHAIN);
    this.tms = new TmsParser(finder);
    this.demo = new DemoParser(finder);
    this.kml = new KmlParser(finder);
    this.xyz = new XyzParser(finder);
    this.quadKey = new QuadKeyParser(finder);
    this.wms = new WmsParser(configuration);
    this.ogc = new OgcApiParser(finder);
  }

  /**
   * Reads a request.
   *
   * @param path what follows the mount point, beginning with a slash, normalised but not decoded
   * @param query without the question mark; null when there is none
   * @param accept the media types that the client takes; null when it does not say
   * @throws RequestFault when it cannot be answered
   */
  public TileRequest parse(String path, String query, String accept) {
    List<String> segments = segments(path);
    List<String> rest = segments.subList(1, segments.size());
    return switch (segments.get(0)) {
      case "" -> atRoot(Kvp.parse(query));
      case "wms" -> wms(rest, query);
      case "ogc" -> ogc(rest, query, accept);
      case "1.0.0" -> checked(byPath(tileCloudRest, rest), accept);
      case "wmts" -> wmts(rest, query, accept);
      case "tms" -> byPath(tms, rest);
      case "demo" -> byPath(demo, rest);
      case "kml" -> byPath(kml, rest);
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

  /** TileCloud-chain answers WMTS at the root, MapCache WMS; GetMap is known by its name. */
  private TileRequest atRoot(Kvp query) {
    boolean map =
        query
            .get("service")
            .map(service -> service.equalsIgnoreCase("WMS"))
            .orElseGet(() -> query.get("request").orElse("").equalsIgnoreCase("GetMap"));
    return map ? wms.parse(query) : kvp.parse(query);
  }

  private TileRequest wms(List<String> path, String query) {
    if (!isRoot(path)) {
      throw RequestFault.notFound("There is nothing at this address");
    }
    return wms.parse(Kvp.parse(query));
  }

  private TileRequest ogc(List<String> path, String query, String accept) {
    try {
      return ogc.parse(isRoot(path) ? List.of() : path, Kvp.parse(query), accept);
    } catch (RequestFault fault) {
      throw fault.in(ReportForm.PROBLEM);
    }
  }

  private static boolean isRoot(List<String> path) {
    return path.isEmpty() || (path.size() == 1 && path.get(0).isEmpty());
  }

  private static TileRequest checked(TileRequest request, String accept) {
    if (request instanceof TileRequest.GetCapabilities
        && !Accept.of(accept).takes("application/xml")) {
      throw RequestFault.notAcceptable("Capabilities are application/xml");
    }
    return request;
  }

  private TileRequest wmts(List<String> path, String query, String accept) {
    if (isRoot(path)) {
      return kvp.parse(Kvp.parse(query));
    }
    if (path.get(0).equals("1.0.0")) {
      return checked(byPath(rest, path.subList(1, path.size())), accept);
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
