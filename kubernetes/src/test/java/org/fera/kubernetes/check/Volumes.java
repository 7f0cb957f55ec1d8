package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What containers mount: every volume exists, what may be written to has a limit, and nothing lies
 * below another mount that is read only, where no mount point can be made.
 */
public final class Volumes {

  private Volumes() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests
        .workloads()
        .forEach(
            workload -> {
              Manifests.elements(workload.pod().path("volumes"))
                  .filter(volume -> volume.has("emptyDir"))
                  .filter(volume -> !volume.path("emptyDir").has("sizeLimit"))
                  .forEach(
                      v ->
                          faults.add(
                              workload.resource() + ": " + v.path("name") + " has no limit"));
              workload.containers().forEach(container -> mounts(workload, container, faults));
            });
    return faults;
  }

  private static void mounts(Workload workload, ObjectNode container, List<String> faults) {
    Faults to = new Faults(workload.resource() + "/" + container.path("name").asText(), faults);
    List<JsonNode> mounts = Manifests.elements(container.path("volumeMounts")).toList();
    for (JsonNode mount : mounts) {
      String name = mount.path("name").asText();
      JsonNode volume =
          Manifests.elements(workload.pod().path("volumes"))
              .filter(v -> v.path("name").asText().equals(name))
              .findFirst()
              .orElse(null);
      to.unless(volume != null, "there is no volume " + name);
      to.unless(
          volume == null || volume.has("emptyDir") || mount.path("readOnly").asBoolean(),
          name + " is mounted for writing");
      for (JsonNode other : mounts) {
        to.unless(
            other == mount
                || !other.path("readOnly").asBoolean()
                || !path(mount).startsWith(path(other)),
            path(mount) + " lies below " + path(other) + ", which is read only");
      }
    }
  }

  private static Path path(JsonNode mount) {
    return Path.of(mount.path("mountPath").asText());
  }
}
