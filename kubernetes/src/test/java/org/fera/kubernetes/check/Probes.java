package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fera.kubernetes.Checkout;

/** Every container that stays has three probes, which ask what is there. */
public final class Probes {

  private static final Set<String> SERVICES = Set.of("wsgi-app", "print-service", "tile-service");
  private static final List<String> KINDS =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  private Probes() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests
        .workloads()
        .filter(Workload::serves)
        .forEach(
            workload ->
                // HAProxy, the container, looks after its sidecars.
                Manifests.elements(workload.pod().path("containers"))
                    .forEach(c -> check(manifests, workload, (ObjectNode) c, faults)));
    return faults;
  }

  private static void check(
      Manifests manifests, Workload workload, ObjectNode container, List<String> faults) {
    String name = container.path("name").asText();
    Faults to = new Faults(workload.resource() + "/" + name, faults);
    for (String kind : KINDS) {
      JsonNode probe = container.path(kind);
      to.unless(probe.isObject(), "has no " + kind);
      String port =
          probe.path("httpGet").path("port").asText(probe.path("tcpSocket").path("port").asText());
      to.unless(
          probe.isMissingNode() || References.ports(container).containsKey(port),
          kind + " asks at a port that it has not: " + port);
      String route = probe.path("httpGet").path("path").asText("");
      to.unless(
          route.isEmpty() || exists(manifests, workload, name, kind, route),
          kind + " asks for " + route + ", which is no route of it");
    }
  }

  private static boolean exists(
      Manifests manifests, Workload workload, String container, String kind, String route) {
    if (SERVICES.contains(container)) {
      return healthRoutes(container).contains(route)
          && (!kind.equals("readinessProbe") || route.endsWith("/ready"));
    }
    return References.configuration(manifests, workload, "haproxy.cfg")
        .contains("monitor-uri " + route + "\n");
  }

  /** The routes of quarkus-smallrye-health, which the service has and does not move. */
  private static Set<String> healthRoutes(String service) {
    String properties = Checkout.text(service + "/src/main/resources/application.properties");
    boolean there = Checkout.text(service + "/pom.xml").contains("quarkus-smallrye-health");
    boolean moved =
        properties
            .lines()
            .anyMatch(
                line ->
                    line.matches(
                        "quarkus\\.(http\\.(non-application-)?root-path|management\\.(enabled|root-path)"
                            + "|smallrye-health\\.(enabled|(root|liveness|readiness|startup)-path))\\s*=.*"));
    return there && !moved
        ? Set.of("/q/health/live", "/q/health/ready", "/q/health/started")
        : Set.of();
  }
}
