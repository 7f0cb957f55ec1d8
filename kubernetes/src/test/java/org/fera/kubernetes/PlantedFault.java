package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fera.kubernetes.check.Manifests;

/**
 * A fault that is put into sound manifests: the check must find it, and nothing before.
 *
 * @param check what looks for it
 * @param overlay what is sound
 */
record PlantedFault(Function<Manifests, List<String>> check, Overlay overlay) {

  /** In production. */
  static PlantedFault of(Function<Manifests, List<String>> check) {
    return new PlantedFault(check, Overlay.PRODUCTION);
  }

  /** Plants it, and expects one of the faults that are found to contain these words. */
  PlantedFault isFound(Consumer<Manifests> plant, String... words) {
    Manifests manifests = overlay.manifests();
    assertThat(check.apply(manifests)).as("before the fault is planted").isEmpty();
    plant.accept(manifests);
    assertThat(check.apply(manifests))
        .as("after the fault was planted")
        .anySatisfy(fault -> assertThat(fault).contains(words));
    return this;
  }

  /** Sets a field of a container of a workload, below a path. */
  static Consumer<Manifests> container(
      String workload, String container, Consumer<ObjectNode> change) {
    return manifests -> change.accept(manifests.workload(workload).container(container));
  }

  /** Sets a variable of a container, which may be new. */
  static Consumer<Manifests> variable(
      String workload, String container, String name, String value) {
    return container(
        workload,
        container,
        node -> {
          ArrayNode variables = node.withArray("env");
          for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).path("name").asText().equals(name)) {
              variables.remove(i);
            }
          }
          variables.addObject().put("name", name).put("value", value);
        });
  }

  /** Changes what a workload's pods are. */
  static Consumer<Manifests> pod(String workload, Consumer<ObjectNode> change) {
    return manifests -> change.accept(manifests.workload(workload).pod());
  }

  /** Changes a resource. */
  static Consumer<Manifests> resource(String kind, String name, Consumer<ObjectNode> change) {
    return manifests -> change.accept(manifests.one(kind, name).node());
  }

  /** Takes a resource away. */
  static Consumer<Manifests> without(String kind, String name) {
    return manifests -> manifests.resources().remove(manifests.one(kind, name));
  }

  /** The object below a path of keys. */
  static ObjectNode below(ObjectNode node, Object... path) {
    return (ObjectNode) Manifests.at(node, path);
  }
}
