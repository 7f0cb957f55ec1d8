package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What an overlay asks for: requests of all pods that stay, nodes of the database included.
 *
 * @param millis thousandths of processors
 * @param bytes of memory
 */
public record Totals(long millis, long bytes) {

  /** With the lowest or the highest number of instances. */
  public static Totals of(Manifests manifests, boolean highest) {
    long millis = 0;
    long bytes = 0;
    for (Workload workload : manifests.workloads().filter(Workload::serves).toList()) {
      int replicas = replicas(manifests, workload, highest);
      millis += replicas * sum(workload, c -> Quantity.millis(request(c, "cpu")));
      bytes += replicas * sum(workload, c -> Quantity.bytes(request(c, "memory")));
    }
    for (Resource cluster : manifests.all("Cluster").toList()) {
      int nodes = cluster.at("spec", "instances").asInt();
      millis += nodes * Quantity.millis(request(cluster.at("spec"), "cpu"));
      bytes += nodes * Quantity.bytes(request(cluster.at("spec"), "memory"));
    }
    return new Totals(millis, bytes);
  }

  /** Instances of a workload. */
  static int replicas(Manifests manifests, Workload workload, boolean highest) {
    return manifests
        .all("HorizontalPodAutoscaler")
        .filter(s -> s.at("spec", "scaleTargetRef", "name").asText().equals(workload.name()))
        .map(s -> s.at("spec", highest ? "maxReplicas" : "minReplicas").asInt())
        .findFirst()
        .orElse(workload.replicas());
  }

  private static long sum(Workload workload, ToLongFunction<JsonNode> value) {
    return workload.containers().mapToLong(value).sum();
  }

  private static String request(JsonNode node, String what) {
    return node.path("resources").path("requests").path(what).asText("0");
  }

  /** As docs/kubernetes.md has it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f CPU, %.2f GiB", millis / 1000.0, bytes / (double) (1 << 30));
  }
}
