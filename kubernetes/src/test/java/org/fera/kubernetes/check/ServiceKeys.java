package org.fera.kubernetes.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.kubernetes.Checkout;

/**
 * The environment variables that a service reads, from its sources and those of db-router, where it
 * uses that: names in expressions and in the router's settings, and the keys of its configuration
 * interfaces and of application.properties in the form that MicroProfile gives them.
 */
final class ServiceKeys {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
  private static final Pattern KEY = Pattern.compile("\\$\\{([a-z][A-Za-z0-9.-]+)[:}]");
  private static final Pattern LITERAL = Pattern.compile("\"([A-Z][A-Z0-9_]{4,})\"");
  private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
  private static final Pattern INTERFACE = Pattern.compile("^( *)(?:public )?interface (\\w+) \\{");
  private static final Pattern METHOD = Pattern.compile("^ +([\\w<>, ]+) (\\w+)\\(\\);");
  private static final Pattern POOLS = Pattern.compile("\"(SQLALCHEMY\\w*)\", (?:WRITE|READ)_MAX");

  private static final Map<String, ServiceKeys> READ = new ConcurrentHashMap<>();

  private final Set<String> names = new TreeSet<>();
  private final Set<String> patterns = new TreeSet<>();

  private ServiceKeys() {}

  /** Reads the sources of a service. */
  static ServiceKeys of(String service) {
    return READ.computeIfAbsent(service, ServiceKeys::readAll);
  }

  private static ServiceKeys readAll(String service) {
    ServiceKeys keys = new ServiceKeys();
    keys.read(service + "/src/main");
    if (Checkout.text(service + "/pom.xml").contains("<artifactId>router</artifactId>")) {
      keys.read("db-router/router/src/main");
    }
    return keys;
  }

  /** Whether the service reads that variable. */
  boolean has(String variable) {
    return names.contains(variable) || patterns.stream().anyMatch(variable::matches);
  }

  private void read(String folder) {
    for (Path file : Checkout.files(folder, p -> p.toString().matches(".*\\.(java|properties)"))) {
      String text = Checkout.text(file);
      all(EXPRESSION, text).forEach(names::add);
      all(KEY, text).map(ServiceKeys::variable).forEach(names::add);
      all(PROPERTY, text).map(ServiceKeys::variable).forEach(names::add);
      if (file.toString().endsWith(".properties")) {
        text.lines()
            .filter(line -> line.matches("[\\w.\"-]+=.*"))
            .map(line -> variable(line.substring(0, line.indexOf('='))))
            .forEach(names::add);
      } else if (file.getParent().endsWith("router/settings")) {
        all(LITERAL, text).forEach(names::add);
        pools(text);
      }
      all(MAPPING, text).forEach(prefix -> mapping(prefix, text));
    }
  }

  /** Names that PoolReader puts together. */
  private void pools(String text) {
    all(POOLS, text)
        .forEach(prefix -> names.addAll(Set.of(prefix + "_POOL_SIZE", prefix + "_MAX_OVERFLOW")));
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1));
  }

  private void mapping(String prefix, String text) {
    Map<String, Map<String, String>> interfaces = interfaces(text);
    String root = interfaces.keySet().iterator().next();
    methods(prefix, root, interfaces);
  }

  private void methods(String prefix, String name, Map<String, Map<String, String>> interfaces) {
    interfaces
        .get(name)
        .forEach(
            (method, type) -> {
              String key = method.isEmpty() ? prefix : prefix + "." + method;
              if (interfaces.containsKey(type)) {
                methods(key, type, interfaces);
              } else if (type.startsWith("Map<")) {
                // Names that need no quotes, and for interfaces the form of quoted ones.
                boolean nested = interfaces.containsKey(type.replaceAll(".*, |>", ""));
                patterns.add(variable(key) + (nested ? "__[A-Z0-9]+__" : "_") + "[A-Z0-9_]+");
              } else {
                names.add(variable(key));
              }
            });
  }

  /** Of each interface in the file, the first one first: its methods with their types. */
  private static Map<String, Map<String, String>> interfaces(String text) {
    Map<String, Map<String, String>> interfaces = new LinkedHashMap<>();
    Map<Integer, String> open = new LinkedHashMap<>();
    boolean atParent = false;
    for (String line : text.lines().toList()) {
      Matcher start = INTERFACE.matcher(line);
      Matcher method = METHOD.matcher(line);
      int indent = line.length() - line.stripLeading().length();
      if (start.find()) {
        open.put(indent, start.group(2));
        interfaces.put(start.group(2), new LinkedHashMap<>());
      } else if (method.find() && open.containsKey(indent - 2)) {
        // @WithParentName: the value, or map, stands at the prefix itself.
        interfaces.get(open.get(indent - 2)).put(atParent ? "" : method.group(2), method.group(1));
        atParent = false;
      } else if (line.strip().equals("@WithParentName")) {
        atParent = true;
      }
    }
    return interfaces;
  }

  /** The variable of a key: {@code fera.print.fetch.portalUrl} is FERA_PRINT_FETCH_PORTAL_URL. */
  private static String variable(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]", "_")
        .toUpperCase(Locale.ROOT);
  }
}
