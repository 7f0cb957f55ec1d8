package org.fera.tile.request;

import java.util.Locale;
import java.util.Set;
import org.fera.tile.config.TileConfiguration;

/** Reads WMS 1.1.1 and 1.3.0 (OGC 01-068r3, 06-042); layers are tilesets and nothing else. */
final class WmsParser {

  /** What would make the source read a map of the client's choice. */
  private static final Set<String> REFUSED =
      Set.of("map", "sld", "sld_body", "filter", "map_resolution", "cql_filter");

  private final WmsMapReader maps;

  WmsParser(TileConfiguration configuration) {
    this.maps = new WmsMapReader(configuration);
  }

  TileRequest parse(Kvp kvp) {
    ReportForm form = form(kvp);
    try {
      return parse(kvp, form);
    } catch (RequestFault fault) {
      throw fault.in(form);
    }
  }

  private TileRequest parse(Kvp kvp, ReportForm form) {
    for (String name : REFUSED) {
      if (kvp.names(name)) {
        throw RequestFault.invalid(name.toUpperCase(Locale.ROOT), "This parameter is not allowed");
      }
    }
    return switch (kvp.require("REQUEST").toLowerCase(Locale.ROOT)) {
      case "getmap", "map" -> maps.map(kvp, form);
      case "getfeatureinfo", "feature_info" -> maps.featureInfo(kvp, form);
      case "getcapabilities", "capabilities" -> new TileRequest.GetMapCapabilities(form);
      case "getlegendgraphic" -> maps.legend(kvp, form);
      case "describelayer", "getstyles" ->
          throw RequestFault.notSupported(kvp.require("REQUEST"), "The operation is not offered");
      default -> throw RequestFault.invalid("REQUEST", "There is no such operation");
    };
  }

  /** By the version, else by what only one version has; the newest when nothing says. */
  private static ReportForm form(Kvp kvp) {
    String version = kvp.get("VERSION").orElseGet(() -> kvp.get("WMTVER").orElse(""));
    if (version.startsWith("1.0") || version.startsWith("1.1") || version.startsWith("1.2")) {
      return ReportForm.WMS_1_1_1;
    }
    return version.isEmpty() && kvp.names("SRS") && !kvp.names("CRS")
        ? ReportForm.WMS_1_1_1
        : ReportForm.WMS_1_3_0;
  }
}
