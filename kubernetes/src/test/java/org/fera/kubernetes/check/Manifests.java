package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rendered manifests.
 *
 * @param resources in the order in which they would be applied; may be changed to plant a fault
 */
public record Manifests(List<Resource> resources) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Reads documents of YAML. */
  public static Manifests of(String yaml) {
    try {
      List<Resource> resources = new ArrayList<>();
      YAML.readerFor(ObjectNode.class)
          .<ObjectNode>readValues(yaml)
          .forEachRemaining(node -> resources.add(new Resource(node)));
      return new Manifests(resources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of some kinds. */
  public Stream<Resource> all(String... kinds) {
    List<String> wanted = List.of(kinds);
    return resources.stream().filter(resource -> wanted.contains(resource.kind()));
  }

  /** The one of that kind and name. */
  public Resource one(String kind, String name) {
    return all(kind)
        .filter(resource -> resource.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
  }

  /** Whether there is one. */
  public boolean has(String kind, String name) {
    return all(kind).anyMatch(resource -> resource.name().equals(name));
  }

  /** What runs pods, but for those of operators. */
  public Stream<Workload> workloads() {
    return all("Deployment", "StatefulSet", "Job", "CronJob").map(Workload::new);
  }

  /** The workload of that name. */
  public Workload workload(String name) {
    return workloads()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no workload " + name));
  }

  /** The value below a path of keys and numbers; missing when there is none. */
  public static JsonNode at(JsonNode node, Object... path) {
    JsonNode now = node;
    for (Object step : path) {
      now = step instanceof Integer index ? now.path(index) : now.path((String) step);
    }
    return now;
  }

  /** The elements of a list, or the values of an object. */
  public static Stream<JsonNode> elements(JsonNode node) {
    List<JsonNode> list = new ArrayList<>();
    node.forEach(list::add);
    return list.stream();
  }
}
