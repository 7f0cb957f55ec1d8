package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.kubernetes.Checkout;

/**
 * Requests and limits, and Java's share of them: the options are those of deploy/memory.properties,
 * which the services are measured with, but for the heap, which follows the container's limit.
 */
public final class Memory {

  /** Bytes that a service was seen to need at most (FE-4.7: below 350 MB after 10,000 requests). */
  private static final long MEASURED = 350_000_000;

  /** The same, of two large pages at a time (./fera bench print). */
  private static final long PRINTING = 430_000_000;

  private Memory() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests.workloads().forEach(w -> w.containers().forEach(c -> limits(w, c, faults)));
    for (String service : List.of("wsgi-app", "print-service", "tile-service")) {
      java(manifests, manifests.workload(service), faults);
    }
    return faults;
  }

  private static void limits(Workload workload, JsonNode container, List<String> faults) {
    Faults to = new Faults(workload.resource() + "/" + container.path("name").asText(), faults);
    JsonNode resources = container.path("resources");
    to.unless(resources.path("requests").has("cpu"), "asks for no CPU");
    to.unless(resources.path("limits").has("memory"), "has no limit of memory");
    to.unless(
        resources.path("requests").path("memory").equals(resources.path("limits").path("memory")),
        "is promised less memory than it may take");
    to.unless(!resources.path("limits").has("cpu"), "is throttled");
  }

  private static void java(Manifests manifests, Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    JsonNode container = workload.container(workload.name());
    Set<String> given =
        words(Workload.environment(manifests, container).getOrDefault("JAVA_TOOL_OPTIONS", ""));
    Set<String> measured = words(measured(workload.name()));
    to.unless(given.remove("-Dsun.net.inetaddr.ttl=1"), "believes addresses for too long");
    to.unless(
        without(given, "-XX:MaxRAMPercentage=").equals(without(measured, "-Xm")),
        "has other options than deploy/memory.properties: " + given);
    long limit = limit(container);
    to.unless(
        limit >= (workload.name().equals("print-service") ? PRINTING : MEASURED),
        "may take less memory than it was measured with");
    double percentage =
        given.stream()
            .filter(o -> o.startsWith("-XX:MaxRAMPercentage="))
            .mapToDouble(o -> Double.parseDouble(o.substring(o.indexOf('=') + 1)))
            .findFirst()
            .orElse(0);
    long heap = heap(measured);
    to.unless(
        Math.abs(limit * percentage / 100 - heap) < 1 << 20,
        "has another heap than the one that it was measured with");
  }

  /** Bytes that a container may take. */
  static long limit(JsonNode container) {
    return Quantity.bytes(container.path("resources").path("limits").path("memory").asText("0"));
  }

  /** Options of java, measured with the service. */
  public static String measured(String service) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Checkout.text("deploy/memory.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(service);
  }

  private static long heap(Set<String> options) {
    return options.stream()
        .filter(o -> o.startsWith("-Xmx"))
        .map(o -> o.substring(4).replace("m", "Mi"))
        .mapToLong(Quantity::bytes)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> words(String options) {
    return Stream.of(options.strip().split("\\s+")).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> options, String prefix) {
    return options.stream()
        .filter(o -> !o.startsWith(prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
