package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.kubernetes.PlantedFault.below;
import static org.fera.kubernetes.PlantedFault.container;
import static org.fera.kubernetes.PlantedFault.pod;
import static org.fera.kubernetes.PlantedFault.resource;
import static org.fera.kubernetes.PlantedFault.variable;
import static org.fera.kubernetes.PlantedFault.without;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fera.kubernetes.check.Draining;
import org.fera.kubernetes.check.Memory;
import org.fera.kubernetes.check.Probes;
import org.fera.kubernetes.check.Quantity;
import org.fera.kubernetes.check.Restricted;
import org.fera.kubernetes.check.Spread;
import org.fera.kubernetes.check.Volumes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pods may do, how they are looked after, and how they end. */
class PodsTest {

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.1")
  void areRestricted(Overlay overlay) {
    assertThat(Restricted.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.1")
  void privilegesAreFound() {
    PlantedFault.of(Restricted::faults)
        .isFound(
            pod("entry", p -> below(p, "securityContext").remove("runAsNonRoot")),
            "may run as root")
        .isFound(
            pod("entry", p -> below(p, "securityContext").put("runAsUser", 0)),
            "no user of its own")
        .isFound(pod("entry", p -> below(p, "securityContext").remove("seccompProfile")), "seccomp")
        .isFound(pod("entry", p -> p.put("automountServiceAccountToken", true)), "gets a token")
        .isFound(pod("entry", p -> p.put("hostNetwork", true)), "hostNetwork")
        .isFound(
            pod(
                "entry",
                p -> p.withArray("volumes").addObject().put("name", "n").putObject("hostPath")),
            "folder of the node")
        .isFound(without("ServiceAccount", "entry"), "no service account")
        .isFound(
            container(
                "entry",
                "haproxy",
                c -> below(c, "securityContext").put("readOnlyRootFilesystem", false)),
            "Deployment entry/haproxy",
            "write to its root")
        .isFound(
            container("entry", "haproxy", c -> below(c, "securityContext").remove("capabilities")),
            "keeps capabilities")
        .isFound(
            container("mapserver", "worker-2", c -> c.remove("securityContext")),
            "mapserver/worker-2",
            "may gain privileges")
        .isFound(
            container(
                "wsgi-app", "wsgi-app", c -> below(c, "securityContext").put("privileged", true)),
            "is privileged")
        .isFound(
            resource("Namespace", "fera-production", n -> below(n, "metadata").remove("labels")),
            "does not enforce");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.2")
  void haveTheMemoryThatTheyWereMeasuredWith(Overlay overlay) {
    assertThat(Memory.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.2")
  void otherMemoryIsFound() {
    PlantedFault.of(Memory::faults)
        .isFound(container("entry", "haproxy", c -> c.remove("resources")), "asks for no CPU")
        .isFound(
            container("entry", "haproxy", c -> below(c, "resources").remove("limits")),
            "has no limit of memory")
        .isFound(
            container(
                "entry", "haproxy", c -> below(c, "resources", "requests").put("memory", "1Mi")),
            "is promised less memory")
        .isFound(
            container("entry", "haproxy", c -> below(c, "resources", "limits").put("cpu", "1")),
            "is throttled")
        .isFound(
            container(
                "wsgi-app",
                "wsgi-app",
                c -> below(c, "resources", "limits").put("memory", "256Mi")),
            "less memory than it was measured with")
        .isFound(
            container(
                "wsgi-app",
                "wsgi-app",
                c -> below(c, "resources", "limits").put("memory", "512Mi")),
            "another heap")
        .isFound(
            variable(
                "print-service",
                "print-service",
                "JAVA_TOOL_OPTIONS",
                "-Dsun.net.inetaddr.ttl=1 -XX:MaxRAMPercentage=41.7"),
            "other options than")
        .isFound(
            variable("tile-service", "tile-service", "JAVA_TOOL_OPTIONS", ""),
            "believes addresses for too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsgi-app", "print-service", "tile-service"})
  @Tag("KU-2.2")
  void javaTakesTheHeapOfTheLimit(String service) {
    var manifests = Overlay.PRODUCTION.manifests();
    var container = manifests.workload(service).container(service);
    String limit = container.path("resources").path("limits").path("memory").asText();
    String options =
        org.fera.kubernetes.check.Workload.environment(manifests, container)
            .get("JAVA_TOOL_OPTIONS");
    String said =
        Program.find("java", System.getProperty("java.home") + "/bin", "no java")
            .run(
                List.of("-XX:MaxRAM=" + Quantity.bytes(limit), "-XX:+PrintFlagsFinal", "-version"),
                Map.of("JAVA_TOOL_OPTIONS", options));
    var heap = Pattern.compile("MaxHeapSize\\s+= (\\d+)").matcher(said);
    assertThat(heap.find()).isTrue();
    var measured = Pattern.compile("-Xmx(\\d+)m").matcher(Memory.measured(service));
    assertThat(measured.find()).isTrue();
    assertThat(Long.parseLong(heap.group(1)))
        .isBetween(
            (Long.parseLong(measured.group(1)) - 1) << 20,
            (Long.parseLong(measured.group(1)) + 2) << 20);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.3")
  void areAskedAtRoutesThatExist(Overlay overlay) {
    assertThat(Probes.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.3")
  void wrongProbesAreFound() {
    PlantedFault.of(Probes::faults)
        .isFound(
            container("wsgi-app", "wsgi-app", c -> c.remove("startupProbe")), "has no startupProbe")
        .isFound(
            container(
                "wsgi-app",
                "wsgi-app",
                c -> below(c, "livenessProbe", "httpGet").put("path", "/health")),
            "/health, which is no route")
        .isFound(
            container(
                "tile-service",
                "tile-service",
                c -> below(c, "readinessProbe", "httpGet").put("path", "/q/health/live")),
            "readinessProbe")
        .isFound(
            container(
                "print-service",
                "print-service",
                c -> below(c, "livenessProbe", "httpGet").put("port", "htttp")),
            "a port that it has not")
        .isFound(
            container(
                "entry",
                "haproxy",
                c -> below(c, "livenessProbe", "httpGet").put("path", "/health")),
            "entry/haproxy");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.4")
  void areSpread(Overlay overlay) {
    assertThat(Spread.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.4")
  void podsThatGoTogetherAreFound() {
    PlantedFault.of(Spread::faults)
        .isFound(
            pod("wsgi-app", p -> p.remove("topologySpreadConstraints")), "is not spread over nodes")
        .isFound(
            pod("wsgi-app", p -> ((ArrayNode) p.path("topologySpreadConstraints")).remove(0)),
            "is not spread over zones")
        .isFound(
            without("PodDisruptionBudget", "memcached"),
            "StatefulSet memcached",
            "0 disruption budgets")
        .isFound(
            resource(
                "PodDisruptionBudget", "entry", b -> below(b, "spec").put("maxUnavailable", 2)),
            "may lose more or fewer")
        .isFound(
            resource("Deployment", "entry", d -> below(d, "spec").remove("strategy")),
            "loses an instance");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.5")
  void endInTheirOwnTime(Overlay overlay) {
    assertThat(Draining.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.5")
  void suddenEndsAreFound() {
    PlantedFault.of(Draining::faults)
        .isFound(
            pod("print-service", p -> p.put("terminationGracePeriodSeconds", 20)),
            "drains for 25 s and is killed after 20 s")
        .isFound(
            pod("wsgi-app", p -> p.put("terminationGracePeriodSeconds", 15)),
            "is killed after 15 s")
        .isFound(
            variable("tile-service", "tile-service", "QUARKUS_SHUTDOWN_DELAY", "1S"),
            "before anybody can see")
        .isFound(
            container("entry", "haproxy", c -> c.remove("lifecycle")),
            "before endpoints have forgotten it")
        .isFound(
            pod("entry", p -> p.put("terminationGracePeriodSeconds", 60)), "is killed after 60 s");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-2.6")
  void writeOnlyWhereTheyMay(Overlay overlay) {
    assertThat(Volumes.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-2.6")
  void wrongMountsAreFound() {
    PlantedFault.of(Volumes::faults)
        .isFound(
            pod("wsgi-app", p -> ((ArrayNode) p.path("volumes")).remove(0)), "there is no volume")
        .isFound(
            pod("print-service", p -> below(p, "volumes", 0, "emptyDir").removeAll()),
            "has no limit")
        .isFound(
            container(
                "wsgi-app",
                "wsgi-app",
                c -> below(c, "volumeMounts", 2).put("mountPath", "/etc/fera/locale")),
            "lies below /etc/fera")
        .isFound(
            container("wsgi-app", "wsgi-app", c -> below(c, "volumeMounts", 1).remove("readOnly")),
            "is mounted for writing");
  }
}
