package org.fera.launcher.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fera.launcher.Failure;

/**
 * An environment of the portal: a main schema of its own in the common database, and instances of
 * wsgi-app of its own (docs/operations/environments.md).
 *
 * @param name {@code production}, or lower case letters and digits
 * @param number 0 for production, the others counted from 1: it decides the ports
 */
public record Environment(String name, int number) {

  private static final String PRODUCTION_NAME = "production";

  /** The one that every portal has. */
  public static final Environment PRODUCTION = new Environment(PRODUCTION_NAME, 0);

  /** So many ports lie between those of two neighbours of a service's instances. */
  private static final int MOST = 9;

  /** First parts of the portal's paths: an environment of that name would hide them. */
  private static final Set<String> TAKEN =
      Set.of(
          "c2c",
          "capabilities",
          "environments",
          "feedback",
          "internal",
          "invalidate",
          "layers",
          "locale",
          "login",
          "loginuser",
          "logout",
          "main",
          "mapcache",
          "oauth",
          "oidc",
          "print",
          "printproxy",
          "q",
          "raster",
          "resourceproxy",
          "s",
          "search",
          "short",
          "static",
          "theme",
          "themes",
          "tiles",
          "viewer");

  /**
   * Those of a list of names, production first.
   *
   * @throws Failure when a name cannot be one, or production is missing
   */
  public static List<Environment> of(List<String> names) {
    if (!names.contains(PRODUCTION_NAME)) {
      throw Failure.usage("--environments has to name production too, is " + names);
    }
    List<Environment> environments = new ArrayList<>(List.of(PRODUCTION));
    for (String name : names.stream().distinct().filter(n -> !n.equals(PRODUCTION_NAME)).toList()) {
      if (!name.matches("[a-z][a-z0-9]{0,30}") || TAKEN.contains(name)) {
        throw Failure.usage(
            "--environments: '"
                + name
                + "' cannot be the name of one: lower case letters and digits, and no path of the"
                + " portal");
      }
      environments.add(new Environment(name, environments.size()));
    }
    if (environments.size() > MOST + 1) {
      throw Failure.usage("--environments: production and " + MOST + " others at most");
    }
    return List.copyOf(environments);
  }

  /** Whether it is the one that everybody sees at the portal's own address. */
  public boolean isProduction() {
    return number == 0;
  }

  /** What tells its processes from production's: empty for that, else like {@code -integration}. */
  public String suffix() {
    return isProduction() ? "" : "-" + name;
  }

  /**
   * Its main schema: {@code main}, {@code main_<name>}, or what wsgi-app's setting
   * FERA_ENVIRONMENTS_SCHEMAS_NAME says.
   */
  public String schema(Map<String, String> variables) {
    String given =
        variables.getOrDefault("FERA_ENVIRONMENTS_SCHEMAS_" + name.toUpperCase(Locale.ROOT), "");
    if (!given.isEmpty()) {
      return given;
    }
    return isProduction() ? "main" : "main_" + name;
  }
}
