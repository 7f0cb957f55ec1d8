package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fera.app.ogc.OgcServer;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Functionalities;
import org.fera.app.rights.Role;

/** How a server is told who asks, by the type of its authentication. */
@ApplicationScoped
class Credential {

  /** The value of auth of GeoServers that take the user from headers. */
  private static final String GEOSERVER_AUTH = "Geoserver auth";

  private static final String SUBSTITUTION = "mapserver_substitution";
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_]+=.*");

  private final Functionalities functionalities;

  Credential(Functionalities functionalities) {
    this.functionalities = functionalities;
  }

  /** Parameters of a request that depends on the caller. */
  Map<String, String> parameters(OgcServer server, String auth, Caller caller) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (auth.equals(OgcServer.STANDARD_AUTH)) {
      parameters.put("role_ids", caller.roleIdsText());
      parameters.put("user_id", String.valueOf(caller.userId()));
      if (server.type().equals("mapserver")) {
        parameters.putAll(substitutions(caller));
      }
    }
    return parameters;
  }

  /** Headers of the same; nobody can send them through us. */
  Map<String, String> headers(String auth, Caller caller) {
    if (!auth.equals(GEOSERVER_AUTH) || caller.isAnonymous()) {
      return Map.of();
    }
    String roles = caller.ownRoles().stream().map(Role::name).collect(Collectors.joining(";"));
    return Map.of("sec-username", plain(caller.username().orElse("")), "sec-roles", plain(roles));
  }

  /** Whether the server itself shows of a layer only what the caller's areas hold. */
  static boolean filters(OgcServer server, String auth) {
    return switch (server.type()) {
      case "mapserver", "qgisserver" -> auth.equals(OgcServer.STANDARD_AUTH);
      case "geoserver" -> auth.equals(GEOSERVER_AUTH);
      default -> false;
    };
  }

  /** {@code attribute=value} of the functionality becomes {@code s_attribute=value,value}. */
  private Map<String, String> substitutions(Caller caller) {
    return functionalities.values(caller, SUBSTITUTION).stream()
        .filter(value -> ATTRIBUTE.matcher(value).matches())
        .map(value -> value.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> "s_" + pair[0],
                TreeMap::new,
                Collectors.mapping(pair -> pair[1], Collectors.joining(","))));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}]", "");
  }
}
