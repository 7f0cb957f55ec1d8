package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of resources that Kubernetes itself does not know, as far as we use them. Their
 * definitions cannot be asked for without a cluster: the lists are what their projects publish
 * (CloudNativePG API reference v1, Gateway API v1, Prometheus operator API
 * monitoring.coreos.com/v1).
 */
final class CustomFields {

  /** By kind, then by path; numbers of lists are left out. {@code *} is any key. */
  private static final Map<String, Map<String, Set<String>>> KNOWN =
      Map.of(
          "postgresql.cnpg.io/v1 Cluster",
          Map.of(
              "",
              Set.of(
                  "instances",
                  "imageName",
                  "bootstrap",
                  "postgresql",
                  "storage",
                  "resources",
                  "affinity"),
              "bootstrap",
              Set.of("initdb"),
              "bootstrap.initdb",
              Set.of("database", "owner", "postInitApplicationSQL"),
              "postgresql",
              Set.of("parameters"),
              "postgresql.parameters",
              Set.of("*"),
              "storage",
              Set.of("size", "storageClass"),
              "resources",
              Set.of("requests", "limits"),
              "resources.requests",
              Set.of("cpu", "memory"),
              "resources.limits",
              Set.of("cpu", "memory"),
              "affinity",
              Set.of("enablePodAntiAffinity", "topologyKey", "podAntiAffinityType")),
          "gateway.networking.k8s.io/v1 HTTPRoute",
          Map.of(
              "",
              Set.of("parentRefs", "hostnames", "rules"),
              "parentRefs",
              Set.of("name", "namespace", "sectionName"),
              "rules",
              Set.of("matches", "backendRefs"),
              "rules.matches",
              Set.of("path"),
              "rules.matches.path",
              Set.of("type", "value"),
              "rules.backendRefs",
              Set.of("name", "port")),
          "monitoring.coreos.com/v1 ServiceMonitor",
          Map.of(
              "",
              Set.of("selector", "endpoints"),
              "selector",
              Set.of("matchExpressions", "matchLabels"),
              "selector.matchExpressions",
              Set.of("key", "operator", "values"),
              "endpoints",
              Set.of("port", "path", "interval")),
          "monitoring.coreos.com/v1 PodMonitor",
          Map.of(
              "",
              Set.of("selector", "podMetricsEndpoints"),
              "selector",
              Set.of("matchExpressions", "matchLabels"),
              "selector.matchExpressions",
              Set.of("key", "operator", "values"),
              "podMetricsEndpoints",
              Set.of("port", "path", "interval")),
          "monitoring.coreos.com/v1 PrometheusRule",
          Map.of(
              "",
              Set.of("groups"),
              "groups",
              Set.of("name", "rules"),
              "groups.rules",
              Set.of("alert", "expr", "for", "labels", "annotations"),
              "groups.rules.labels",
              Set.of("*"),
              "groups.rules.annotations",
              Set.of("*")));

  private CustomFields() {}

  static List<String> faults(Resource resource) {
    String type = resource.at("apiVersion").asText() + " " + resource.kind();
    Map<String, Set<String>> known = KNOWN.get(type);
    if (known == null) {
      return List.of(resource + ": nobody knows " + type);
    }
    List<String> faults = new ArrayList<>();
    walk(resource, known, "", resource.at("spec"), faults);
    return faults;
  }

  private static void walk(
      Resource resource,
      Map<String, Set<String>> known,
      String path,
      JsonNode node,
      List<String> faults) {
    if (node.isArray()) {
      node.forEach(element -> walk(resource, known, path, element, faults));
    } else if (node.isObject()) {
      Set<String> keys = known.getOrDefault(path, Set.of());
      node.properties()
          .forEach(
              field -> {
                if (!keys.contains(field.getKey()) && !keys.contains("*")) {
                  faults.add(resource + ": unknown spec." + path + "." + field.getKey());
                }
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                walk(resource, known, below, field.getValue(), faults);
              });
    }
  }
}
