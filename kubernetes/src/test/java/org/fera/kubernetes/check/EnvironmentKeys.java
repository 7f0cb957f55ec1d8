package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * No container is told what it does not read. What stands in a ConfigMap that several share has to
 * be read by one of them.
 */
public final class EnvironmentKeys {

  /** Read by Java, glibc and Quarkus themselves. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "JAVA_TOOL_OPTIONS",
          "MALLOC_ARENA_MAX",
          "QUARKUS_HTTP_HOST",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_SHUTDOWN_DELAY");

  /** Read by MapServer and, within it, libpq. */
  private static final Set<String> OF_MAPSERVER =
      Set.of(
          "MAPSERVER_CONFIG_FILE",
          "PGHOST",
          "PGPORT",
          "PGDATABASE",
          "PGUSER",
          "PGPASSWORD",
          "PGSSLMODE",
          "PGTARGETSESSIONATTRS",
          "PGCONNECT_TIMEOUT");

  private EnvironmentKeys() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    Map<String, Set<String>> unread = new TreeMap<>();
    Map<String, Set<String>> read = new TreeMap<>();
    manifests
        .workloads()
        .forEach(
            workload ->
                workload
                    .containers()
                    .forEach(c -> check(manifests, workload, c, faults, unread, read)));
    unread.forEach(
        (map, keys) -> {
          keys.removeAll(read.getOrDefault(map, Set.of()));
          keys.forEach(key -> faults.add("ConfigMap " + map + ": nobody reads " + key));
        });
    return faults;
  }

  private static void check(
      Manifests manifests,
      Workload workload,
      ObjectNode container,
      List<String> faults,
      Map<String, Set<String>> unread,
      Map<String, Set<String>> read) {
    Predicate<String> known = known(manifests, workload, container);
    for (JsonNode variable : container.path("env")) {
      String name = variable.path("name").asText();
      if (!known.test(name)) {
        faults.add(
            workload.resource()
                + "/"
                + container.path("name").asText()
                + ": does not read "
                + name);
      }
    }
    Manifests.elements(container.path("envFrom"))
        .map(source -> source.path("configMapRef").path("name").asText())
        .filter(map -> manifests.has("ConfigMap", map))
        .forEach(
            map ->
                Labels.of(manifests.one("ConfigMap", map).at("data"))
                    .keySet()
                    .forEach(
                        key ->
                            (known.test(key) ? read : unread)
                                .computeIfAbsent(map, m -> new TreeSet<>())
                                .add(key)));
  }

  private static Predicate<String> known(
      Manifests manifests, Workload workload, ObjectNode container) {
    String image = container.path("image").asText().replaceAll(":.*", "");
    return switch (image) {
      case "fera/wsgi-app", "fera/print-service", "fera/tile-service" -> {
        ServiceKeys keys = ServiceKeys.of(image.substring("fera/".length()));
        yield key -> keys.has(key) || OF_THE_PLATFORM.contains(key);
      }
      case "fera/mapserver" -> OF_MAPSERVER::contains;
      case "haproxy" -> {
        String text = References.configuration(manifests, workload, "haproxy.cfg");
        yield key -> Pattern.compile("\\$\\{" + key + "(\\[\\*])?}").matcher(text).find();
      }
      default -> key -> false;
    };
  }
}
