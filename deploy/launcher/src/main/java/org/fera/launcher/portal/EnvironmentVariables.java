package org.fera.launcher.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What print- and tile-service are told of environments other than production. */
record EnvironmentVariables(Setting setting) {

  Map<String, String> of(Role role) {
    Map<String, String> variables = new TreeMap<>();
    for (Environment other : others()) {
      String name = other.name().toUpperCase(Locale.ROOT);
      EntryPoint seen = setting.entryPoint().of(other);
      if (role == Role.TILE_SERVICE) {
        String of = "FERA_TILES_ENVIRONMENTS_" + name;
        variables.put(of + "_URL", seen.url());
        variables.put(of + "_IDENTITY_URL", instances(other));
      } else if (role == Role.PRINT_SERVICE) {
        String of = "FERA_PRINT_ENVIRONMENTS_" + name;
        variables.put(of + "_SEEN_AT", seen.url());
        variables.put(of + "_WSGI_APP", instances(other));
        if (setting.entryPoint().hostOf(other).isPresent()) {
          variables.put(of + "_REACHED_AT", inside(other));
        }
      }
    }
    return variables;
  }

  /** Where an environment is reached from this machine, whatever host it is seen at. */
  String inside(Environment environment) {
    return setting.network().entryUrl()
        + (environment.isProduction() ? "" : "/" + environment.name());
  }

  /** The addresses of its wsgi-app, with commas between. */
  private String instances(Environment environment) {
    return String.join(",", setting.network().instances(Role.WSGI_APP, environment));
  }

  private List<Environment> others() {
    return setting.shape().environments().stream()
        .filter(other -> !other.isProduction() && !instances(other).isEmpty())
        .toList();
  }
}
