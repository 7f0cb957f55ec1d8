package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a resource names exists: Services' pods and ports, ConfigMaps, targets of scaling. */
public final class References {

  private References() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests.all("Service").forEach(service -> service(manifests, service, faults));
    manifests.all("Deployment", "StatefulSet").map(Workload::new).forEach(w -> own(w, faults));
    manifests.workloads().forEach(workload -> configMaps(manifests, workload, faults));
    manifests.all("HorizontalPodAutoscaler").forEach(scaler -> scaler(manifests, scaler, faults));
    manifests.all("Ingress", "HTTPRoute").forEach(route -> backends(manifests, route, faults));
    manifests.all("ServiceMonitor", "PodMonitor").forEach(m -> monitor(manifests, m, faults));
    return faults;
  }

  /** Container ports by name. */
  static Map<String, Integer> ports(JsonNode container) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    Manifests.elements(container.path("ports"))
        .forEach(p -> ports.put(p.path("name").asText(), p.path("containerPort").asInt()));
    return ports;
  }

  /** The text of a file that a workload mounts from a ConfigMap; empty when it mounts none. */
  static String configuration(Manifests manifests, Workload workload, String file) {
    return Manifests.elements(workload.pod().path("volumes"))
        .map(volume -> volume.path("configMap").path("name").asText())
        .filter(name -> manifests.has("ConfigMap", name))
        .map(name -> manifests.one("ConfigMap", name).at("data", file).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The workloads that a Service's selector finds. */
  static Stream<Workload> behind(Manifests manifests, Resource service) {
    Map<String, String> selector = Labels.of(service.at("spec", "selector"));
    return manifests
        .workloads()
        .filter(Workload::serves)
        .filter(w -> !selector.isEmpty() && w.labels().entrySet().containsAll(selector.entrySet()));
  }

  private static void service(Manifests manifests, Resource service, List<String> faults) {
    Faults to = new Faults(service.toString(), faults);
    if (!service.at("spec", "selector").isObject()) {
      to.unless(
          manifests
              .all("EndpointSlice")
              .anyMatch(
                  slice ->
                      slice
                          .at("metadata", "labels", "kubernetes.io/service-name")
                          .asText()
                          .equals(service.name())),
          "selects nothing and has no endpoints");
      return;
    }
    if (service.at("spec", "selector", "cnpg.io/cluster").isTextual()) {
      to.unless(
          manifests.has("Cluster", service.at("spec", "selector", "cnpg.io/cluster").asText()),
          "selects nodes of a cluster that is not there");
      return;
    }
    List<Workload> found = behind(manifests, service).toList();
    to.unless(found.size() == 1, "selects pods of " + found.size() + " workloads");
    for (Workload workload : found) {
      Manifests.elements(service.at("spec", "ports"))
          .map(port -> port.path("targetPort").asText())
          .forEach(
              target ->
                  to.unless(
                      workload.containers().anyMatch(c -> ports(c).containsKey(target)),
                      workload.name() + " has no port " + target));
    }
  }

  private static void own(Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    to.unless(
        Labels.select(workload.resource().at("spec", "selector"), workload.labels()),
        "does not select its own pods");
  }

  private static void configMaps(Manifests manifests, Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    Stream.concat(
            workload
                .containers()
                .flatMap(c -> Manifests.elements(c.path("envFrom")))
                .map(source -> source.path("configMapRef").path("name").asText()),
            Manifests.elements(workload.pod().path("volumes"))
                .filter(volume -> volume.has("configMap"))
                .map(volume -> volume.path("configMap").path("name").asText()))
        .forEach(
            name -> to.unless(manifests.has("ConfigMap", name), "there is no ConfigMap " + name));
  }

  private static void scaler(Manifests manifests, Resource scaler, List<String> faults) {
    Faults to = new Faults(scaler.toString(), faults);
    String kind = scaler.at("spec", "scaleTargetRef", "kind").asText();
    String name = scaler.at("spec", "scaleTargetRef", "name").asText();
    boolean there = manifests.has(kind, name);
    to.unless(there, "scales " + kind + " " + name + ", which is not there");
    to.unless(
        !there || manifests.one(kind, name).at("spec", "replicas").isMissingNode(),
        "works against the number in " + kind + " " + name);
  }

  private static void backends(Manifests manifests, Resource route, List<String> faults) {
    Stream<JsonNode> services =
        route.kind().equals("Ingress")
            ? Manifests.elements(route.at("spec", "rules"))
                .flatMap(rule -> Manifests.elements(rule.path("http").path("paths")))
                .map(path -> path.path("backend").path("service"))
            : Manifests.elements(route.at("spec", "rules"))
                .flatMap(rule -> Manifests.elements(rule.path("backendRefs")));
    services.forEach(
        backend -> {
          String name = backend.path("name").asText();
          JsonNode port = backend.path("port");
          boolean there =
              manifests.has("Service", name)
                  && Manifests.elements(manifests.one("Service", name).at("spec", "ports"))
                      .anyMatch(
                          p ->
                              p.path("name").equals(port.path("name"))
                                  || p.path("port").equals(port)
                                  || p.path("port").equals(port.path("number")));
          if (!there) {
            faults.add(route + ": there is no Service " + name + " with the port " + port);
          }
        });
  }

  private static void monitor(Manifests manifests, Resource monitor, List<String> faults) {
    boolean pods = monitor.kind().equals("PodMonitor");
    JsonNode selector = monitor.at("spec", "selector");
    List<String> ports =
        Manifests.elements(monitor.at("spec", pods ? "podMetricsEndpoints" : "endpoints"))
            .map(endpoint -> endpoint.path("port").asText())
            .toList();
    List<Resource> found =
        pods
            ? manifests
                .workloads()
                .filter(w -> Labels.select(selector, w.labels()))
                .filter(w -> w.containers().anyMatch(c -> ports(c).keySet().containsAll(ports)))
                .map(Workload::resource)
                .toList()
            : manifests
                .all("Service")
                .filter(s -> Labels.select(selector, Labels.of(s.at("metadata", "labels"))))
                .filter(
                    s ->
                        Manifests.elements(s.at("spec", "ports"))
                            .anyMatch(p -> ports.contains(p.path("name").asText())))
                .toList();
    long named =
        Manifests.elements(selector.path("matchExpressions"))
            .flatMap(e -> Manifests.elements(e.path("values")))
            .count();
    if (found.size() != named) {
      faults.add(monitor + ": finds " + found.size() + " of the " + named + " that it names");
    }
  }
}
