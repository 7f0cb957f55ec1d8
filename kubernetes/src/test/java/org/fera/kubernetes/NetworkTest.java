package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.kubernetes.PlantedFault.below;
import static org.fera.kubernetes.PlantedFault.resource;
import static org.fera.kubernetes.PlantedFault.variable;
import static org.fera.kubernetes.PlantedFault.without;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fera.kubernetes.check.Connections;
import org.fera.kubernetes.check.Manifests;
import org.fera.kubernetes.check.Peer;
import org.fera.kubernetes.check.Policies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Network policies allow what the portal needs and nothing else. */
class NetworkTest {

  /** Integration is promoted in production's namespace. */
  private static final String PROMOTION = "promote > database:5432";

  /** The picture of docs/kubernetes.md, as pods are named; what is right of the colon listens. */
  private static final List<String> PICTURE =
      List.of(
          "entry > print-service:8082",
          "entry > tile-service:8083",
          "entry > wsgi-app:8081",
          "mapserver > database:5432",
          "migrate > database:5432",
          "print-service > database:5432",
          "print-service > entry:8080",
          "print-service > wsgi-app:8081",
          PROMOTION,
          "tile-service > mapserver:8085",
          "tile-service > memcached:11211",
          "tile-service > wsgi-app:8081",
          "wsgi-app > database:5432",
          "wsgi-app > entry:8080",
          "wsgi-app > mapserver:8085");

  private static List<String> faults(Manifests manifests) {
    return new Connections(manifests, manifests).faults();
  }

  @ParameterizedTest
  @EnumSource(names = {"PRODUCTION", "OWN_POSTGRESQL"})
  @Tag("KU-4.1")
  void isThePicture(Overlay overlay) {
    Connections connections = new Connections(overlay.manifests(), overlay.manifests());
    assertThat(connections.needed())
        .containsExactlyElementsOf(
            overlay == Overlay.PRODUCTION ? PICTURE : withoutPromotion(PICTURE));
    assertThat(connections.faults()).isEmpty();
    assertThat(PICTURE)
        .allSatisfy(line -> assertThat(Checkout.text("docs/kubernetes.md")).contains(line));
  }

  private static List<String> withoutPromotion(List<String> picture) {
    return picture.stream().filter(line -> !line.equals(PROMOTION)).toList();
  }

  @Test
  @Tag("KU-4.1")
  void letsIntegrationToTheDatabaseOfProduction() {
    Connections connections =
        new Connections(Overlay.INTEGRATION.manifests(), Overlay.PRODUCTION.manifests());
    assertThat(connections.needed()).containsExactlyElementsOf(withoutPromotion(PICTURE));
    assertThat(connections.faults()).isEmpty();
  }

  @Test
  @Tag("KU-4.1")
  void wrongPoliciesAreFound() {
    PlantedFault.of(NetworkTest::faults)
        .isFound(without("NetworkPolicy", "memcached"), "tile-service > memcached:11211 is denied")
        .isFound(
            without("NetworkPolicy", "default-deny").andThen(without("NetworkPolicy", "memcached")),
            "memcached:11211 is allowed for nothing")
        .isFound(
            resource("NetworkPolicy", "wsgi-app", p -> below(p, "spec").remove("egress")),
            "wsgi-app > mapserver:8085 is denied")
        .isFound(
            resource(
                "NetworkPolicy",
                "mapserver",
                p -> ((ArrayNode) p.path("spec").path("ingress")).remove(0)),
            "tile-service > mapserver:8085 is denied")
        .isFound(
            resource(
                    "NetworkPolicy", "entry", p -> below(p, "spec").withArray("egress").addObject())
                .andThen(
                    resource(
                        "NetworkPolicy",
                        "memcached",
                        p -> below(p, "spec").withArray("ingress").addObject())),
            "entry > memcached:11211 is allowed for nothing")
        .isFound(
            resource(
                "NetworkPolicy",
                "database",
                p -> below(p, "spec", "ingress", 0, "ports", 0).put("port", 5433)),
            "wsgi-app > database:5432 is denied")
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_SERVERS_MAPSERVER", "http://memcached:11211/"),
            "wsgi-app > memcached:11211 is denied")
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_PRINT_URL", "http://printer:8082/"),
            "wsgi-app > printer:8082 finds nobody who listens");
    new PlantedFault(NetworkTest::faults, Overlay.OWN_POSTGRESQL)
        .isFound(without("NetworkPolicy", "own-postgresql"), "migrate > database:5432 is denied");
  }

  @ParameterizedTest
  @EnumSource(names = {"INTEGRATION", "PRODUCTION", "OWN_POSTGRESQL"})
  @Tag("KU-4.2")
  void letsInOnlyTheEntryFromOutside(Overlay overlay) {
    Manifests manifests = overlay.manifests();
    String ingress = overlay == Overlay.OWN_POSTGRESQL ? "gateway" : "ingress-nginx";
    assertThat(reached(Peer.stranger(ingress, "controller"), manifests))
        .containsExactly("entry:8080");
    assertThat(reached(Peer.stranger("default", "stranger"), manifests)).isEmpty();
    assertThat(reached(Peer.outside("internet", "203.0.113.7", Set.of()), manifests)).isEmpty();
    assertThat(reached(Peer.stranger("monitoring", "prometheus"), manifests))
        .containsAll(List.of("entry:8404", "mapserver:8406", "wsgi-app:8081"))
        .doesNotContain("entry:8080", "memcached:11211", "database:5432");
  }

  @ParameterizedTest
  @EnumSource(names = {"INTEGRATION", "PRODUCTION", "OWN_POSTGRESQL"})
  @Tag("KU-4.2")
  void letsOutOnlyToPublicServers(Overlay overlay) {
    Manifests manifests = overlay.manifests();
    for (Peer pod : pods(manifests)) {
      boolean asksOthers = Set.of("wsgi-app", "print-service").contains(pod.name());
      assertThat(Policies.allow(pod, Peer.outside("wms", "203.0.113.7", Set.of(443)), 443))
          .as(pod.name())
          .isEqualTo(asksOthers);
      for (String inside : List.of("10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254")) {
        assertThat(Policies.allow(pod, Peer.outside("inside", inside, Set.of(443)), 443))
            .as("%s to %s", pod.name(), inside)
            .isFalse();
      }
    }
  }

  @Test
  @Tag("KU-4.2")
  void openDoorsAreFound() {
    Manifests manifests = Overlay.PRODUCTION.manifests();
    resource("NetworkPolicy", "tile-service", p -> below(p, "spec", "ingress", 0).remove("from"))
        .andThen(
            resource(
                "NetworkPolicy",
                "public-servers",
                p -> below(p, "spec", "egress", 0, "to", 0, "ipBlock").remove("except")))
        .accept(manifests);
    assertThat(reached(Peer.stranger("default", "stranger"), manifests))
        .containsExactly("tile-service:8083");
    Peer inside = Peer.outside("inside", "169.254.169.254", Set.of(443));
    assertThat(pods(manifests).stream().filter(pod -> Policies.allow(pod, inside, 443)))
        .extracting(Peer::name)
        .containsExactlyInAnyOrder("wsgi-app", "print-service");
  }

  private static Set<String> reached(Peer from, Manifests manifests) {
    Set<String> reached = new TreeSet<>();
    for (Peer to : pods(manifests)) {
      to.ports().stream()
          .filter(port -> Policies.allow(from, to, port))
          .forEach(port -> reached.add(to.name() + ":" + port));
    }
    return reached;
  }

  /** But for the database, whose nodes have to reach the cluster's API wherever it is. */
  private static List<Peer> pods(Manifests manifests) {
    return new Connections(manifests, Overlay.PRODUCTION.manifests())
        .peers().stream().filter(peer -> !peer.name().equals("database")).toList();
  }
}
