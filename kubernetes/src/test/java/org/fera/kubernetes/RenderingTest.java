package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fera.kubernetes.PlantedFault.below;
import static org.fera.kubernetes.PlantedFault.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fera.kubernetes.check.Fields;
import org.fera.kubernetes.check.Images;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kustomize makes of each overlay. */
class RenderingTest {

  private static final String VERSION = System.getProperty("fera.version").replace("-SNAPSHOT", "");

  @ParameterizedTest
  @EnumSource
  @Tag("KU-1.1")
  void isWhatReviewersHaveSeen(Overlay overlay) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(golden(overlay), overlay.text());
    }
    assertThat(changes(overlay, overlay.text()))
        .as("kubernetes/README.md says how to renew %s", golden(overlay).getFileName())
        .isEmpty();
  }

  @Test
  @Tag("KU-1.1")
  void aChangeIsShown() {
    String changed = Overlay.LOCAL.text().replace("replicas: 1", "replicas: 2");
    assertThat(changes(Overlay.LOCAL, changed)).contains("+   replicas: 2", "-   replicas: 1");
  }

  private static Path golden(Overlay overlay) {
    return Checkout.path("kubernetes/src/test/golden/" + overlay.word() + ".yaml");
  }

  /** Lines that are new, and lines that are gone. */
  private static List<String> changes(Overlay overlay, String text) {
    List<String> seen = Checkout.text(golden(overlay)).lines().toList();
    List<String> now = text.lines().toList();
    List<String> changes = new ArrayList<>(without(now, seen, "+ "));
    changes.addAll(without(seen, now, "- "));
    return changes.isEmpty() && !seen.equals(now) ? List.of("other order") : changes;
  }

  private static List<String> without(List<String> lines, List<String> others, String sign) {
    List<String> rest = new ArrayList<>(lines);
    others.forEach(rest::remove);
    return rest.stream().map(line -> sign + line).toList();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-1.2")
  void hasKnownFieldsOfTheRightTypes(Overlay overlay) {
    assertThat(Fields.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-1.2")
  void unknownFieldsAndWrongTypesAreFound() {
    PlantedFault.of(Fields::faults)
        .isFound(
            PlantedFault.container("entry", "haproxy", c -> c.put("imagePullPolicyy", "Always")),
            "Deployment entry",
            "imagePullPolicyy")
        .isFound(
            resource("Deployment", "entry", d -> below(d, "spec").put("replicas", "two")),
            "Deployment entry")
        .isFound(
            resource("NetworkPolicy", "entry", p -> below(p, "spec").put("podSelektor", "x")),
            "podSelektor")
        .isFound(
            resource("Cluster", "database", c -> below(c, "spec").put("instance", 3)),
            "Cluster database",
            "instance")
        .isFound(
            resource(
                "ServiceMonitor",
                "services",
                m -> below(m, "spec", "endpoints", 0).put("paht", "/")),
            "paht");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-1.3")
  void pinsItsImages(Overlay overlay) {
    assertThat(Images.faults(overlay.manifests(), VERSION)).isEmpty();
  }

  @Test
  @Tag("KU-1.3")
  void looseImagesAreFound() {
    PlantedFault.of(m -> Images.faults(m, VERSION))
        .isFound(
            PlantedFault.container("entry", "haproxy", c -> c.put("image", "haproxy:latest")),
            "haproxy:latest is not pinned")
        .isFound(
            PlantedFault.container("memcached", "memcached", c -> c.put("image", "memcached")),
            "memcached is not pinned")
        .isFound(
            PlantedFault.container(
                "wsgi-app", "wsgi-app", c -> c.put("image", "fera/wsgi-app:0.0.9")),
            "is not of version")
        .isFound(
            resource("Cluster", "database", c -> below(c, "spec").put("imageName", "postgis")),
            "postgis is not pinned");
  }

  @Test
  @Tag("KU-1.4")
  void aMissingKubectlIsNamed() {
    assertThatThrownBy(() -> Program.kubectl("/nowhere"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "kubectl is not on the PATH: the tests of kubernetes render the manifests with it;"
                + " install kubectl 1.30 or newer.");
  }
}
