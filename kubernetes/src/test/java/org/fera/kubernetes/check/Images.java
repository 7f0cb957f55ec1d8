package org.fera.kubernetes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Images have a tag that is a version; ours have that of the build. */
public final class Images {

  private static final Pattern PINNED =
      Pattern.compile("[^:@]+(:\\d+(?:[.-]\\d+)+[A-Za-z0-9.-]*)(@sha256:[0-9a-f]{64})?");

  private Images() {}

  /**
   * The faults.
   *
   * @param version of the build, without {@code -SNAPSHOT}
   */
  public static List<String> faults(Manifests manifests, String version) {
    List<String> faults = new ArrayList<>();
    manifests
        .workloads()
        .forEach(
            workload ->
                workload
                    .containers()
                    .forEach(
                        container ->
                            check(
                                workload.resource(),
                                container.path("image").asText(),
                                version,
                                faults)));
    manifests
        .all("Cluster")
        .forEach(c -> check(c, c.at("spec", "imageName").asText(), version, faults));
    return faults;
  }

  private static void check(Resource resource, String image, String version, List<String> faults) {
    Faults to = new Faults(resource.toString(), faults);
    to.unless(PINNED.matcher(image).matches(), image + " is not pinned");
    to.unless(
        !image.startsWith("fera/") || image.endsWith(":" + version),
        image + " is not of version " + version);
  }
}
