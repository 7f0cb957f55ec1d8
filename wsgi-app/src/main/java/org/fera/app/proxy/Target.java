package org.fera.app.proxy;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fera.app.ogc.OgcServer;
import org.fera.app.rights.Caller;
import org.fera.app.servers.Query;

/**
 * Where a request goes.
 *
 * @param url address of the service, resolved
 * @param tellsRoles whether the server is told the caller's roles
 */
record Target(OgcServer server, String url, boolean tellsRoles) {

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
      case "query" -> server.queryUrl() == null ? server.auth() : server.queryAuth();
      case "edit" -> server.editUrl() == null ? server.auth() : server.editAuth();
      default -> server.auth();
    };
  }

  /** The address with the caller's parameters and, where the server wants them, roles. */
  String with(Map<String, String> parameters, Operation operation, Caller caller) {
    Map<String, String> all = new TreeMap<>(parameters);
    // Without roles a legend is the same for all and can be kept.
    if (tellsRoles && operation != Operation.GETLEGENDGRAPHIC) {
      all.put("role_ids", caller.roleIdsText());
      all.put("user_id", String.valueOf(caller.userId()));
    }
    return Query.add(url, all);
  }
}
