package org.fera.app.proxy;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fera.app.ogc.OgcServer;
import org.fera.app.servers.Query;

/**
 * Where a request goes.
 *
 * @param url address of the service, resolved
 * @param auth type of the authentication of this use of the server
 */
record Target(OgcServer server, String url, String auth) {

  /** The address of a server's service, as the database has it. */
  static String address(OgcServer server, String use, String service) {
    String special =
        switch (use) {
          case "query" -> server.queryUrl();
          case "edit" -> server.editUrl();
          default -> null;
        };
    if (special != null && !special.isBlank()) {
      return special;
    }
    return service.toUpperCase(Locale.ROOT).equals("WFS") ? server.wfsUrl() : server.url();
  }

  static String auth(OgcServer server, String use) {
    return switch (use) {
      case "query" -> isBlank(server.queryUrl()) ? server.auth() : server.queryAuth();
      case "edit" -> isBlank(server.editUrl()) ? server.auth() : server.editAuth();
      default -> server.auth();
    };
  }

  /** The address with the caller's parameters and, over them, ours. */
  String with(Map<String, String> parameters, Map<String, String> ours) {
    return Query.add(Query.add(url, new TreeMap<>(parameters)), new TreeMap<>(ours));
  }

  private static boolean isBlank(String address) {
    return address == null || address.isBlank();
  }
}
