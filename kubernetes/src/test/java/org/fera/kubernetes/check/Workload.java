package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A Deployment, StatefulSet, Job or CronJob. */
public record Workload(Resource resource) {

  public String name() {
    return resource.name();
  }

  /** Whether its pods stay. */
  public boolean serves() {
    return !resource.kind().endsWith("Job");
  }

  /** The name in its pods' labels, by which policies and Services know them. */
  public String app() {
    return labels().get("app.kubernetes.io/name");
  }

  /** Labels of its pods. */
  public Map<String, String> labels() {
    return Labels.of(template().path("metadata").path("labels"));
  }

  /** What its pods are. */
  public ObjectNode pod() {
    return (ObjectNode) template().path("spec");
  }

  private JsonNode template() {
    return resource.kind().equals("CronJob")
        ? resource.at("spec", "jobTemplate", "spec", "template")
        : resource.at("spec", "template");
  }

  /** Containers that stay: those of the pod and its sidecars. */
  public Stream<ObjectNode> containers() {
    return Stream.of("initContainers", "containers")
        .flatMap(list -> Manifests.elements(pod().path(list)))
        .map(ObjectNode.class::cast);
  }

  /** The container of that name. */
  public ObjectNode container(String name) {
    return containers()
        .filter(container -> container.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(resource + " has no container " + name));
  }

  /** Seconds that a pod has after it was asked to end. */
  public int grace() {
    return pod().path("terminationGracePeriodSeconds").asInt(30);
  }

  /** How many pods there are at least. */
  public int replicas() {
    return resource.at("spec", "replicas").asInt(1);
  }

  /**
   * A container's variables as it sees them, ConfigMaps filled in; what comes from Secrets and from
   * the pod itself has an empty value.
   */
  public static Map<String, String> environment(Manifests manifests, JsonNode container) {
    Map<String, String> environment = new LinkedHashMap<>();
    Manifests.elements(container.path("envFrom"))
        .map(source -> source.path("configMapRef").path("name").asText())
        .filter(name -> manifests.has("ConfigMap", name))
        .forEach(
            name -> environment.putAll(Labels.of(manifests.one("ConfigMap", name).at("data"))));
    Manifests.elements(container.path("env"))
        .forEach(
            variable ->
                environment.put(variable.path("name").asText(), variable.path("value").asText("")));
    return environment;
  }
}
