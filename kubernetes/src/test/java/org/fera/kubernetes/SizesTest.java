package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.kubernetes.PlantedFault.below;
import static org.fera.kubernetes.PlantedFault.resource;
import static org.fera.kubernetes.PlantedFault.variable;

import java.util.List;
import org.fera.kubernetes.check.DatabaseConnections;
import org.fera.kubernetes.check.Environments;
import org.fera.kubernetes.check.Manifests;
import org.fera.kubernetes.check.Totals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much an overlay takes, and two of them over one database. */
class SizesTest {

  private static final String DOCUMENTATION = Checkout.text("docs/kubernetes.md");

  private static List<String> undocumented(Overlay overlay, Manifests manifests) {
    String row =
        "| %s | %s | %s |"
            .formatted(overlay.word(), Totals.of(manifests, false), Totals.of(manifests, true));
    return DOCUMENTATION.contains(row) ? List.of() : List.of("docs have no row " + row);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-5.1")
  void areDocumented(Overlay overlay) {
    assertThat(undocumented(overlay, overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-5.1")
  void otherSizesAreFound() {
    PlantedFault.of(m -> undocumented(Overlay.PRODUCTION, m))
        .isFound(
            resource("StatefulSet", "memcached", s -> below(s, "spec").put("replicas", 3)),
            "docs have no row | production")
        .isFound(
            resource(
                "HorizontalPodAutoscaler", "wsgi-app", h -> below(h, "spec").put("maxReplicas", 9)),
            "docs have no row")
        .isFound(
            resource("Cluster", "database", c -> below(c, "spec").put("instances", 4)),
            "docs have no row");
  }

  @Test
  @Tag("KU-5.2")
  void fitIntoTheMastersConnections() {
    assertThat(DatabaseConnections.faults(Overlay.LOCAL.manifests())).isEmpty();
    assertThat(bothEnvironments(Overlay.PRODUCTION.manifests())).isEmpty();
    int needed =
        DatabaseConnections.needed(Overlay.PRODUCTION.manifests())
            + DatabaseConnections.needed(Overlay.INTEGRATION.manifests());
    assertThat(DOCUMENTATION).contains("may open " + needed + " connections to the master");
  }

  @Test
  @Tag("KU-5.2")
  void tooManyConnectionsAreFound() {
    PlantedFault.of(SizesTest::bothEnvironments)
        .isFound(
            resource(
                "HorizontalPodAutoscaler",
                "wsgi-app",
                h -> below(h, "spec").put("maxReplicas", 30)),
            "connections")
        .isFound(
            variable("print-service", "print-service", "SQLALCHEMY_POOL_SIZE", "60"), "connections")
        .isFound(
            resource(
                "Cluster",
                "database",
                c -> below(c, "spec", "postgresql", "parameters").put("max_connections", "100")),
            "accepts 100 connections");
  }

  private static List<String> bothEnvironments(Manifests production) {
    return DatabaseConnections.faults(production, Overlay.INTEGRATION.manifests());
  }

  @Test
  @Tag("KU-5.3")
  void environmentsShareTheDatabaseOnly() {
    assertThat(Environments.faults(Overlay.PRODUCTION.manifests(), Overlay.INTEGRATION.manifests()))
        .isEmpty();
  }

  @Test
  @Tag("KU-5.3")
  void mixedEnvironmentsAreFound() {
    new PlantedFault(
            m -> Environments.faults(Overlay.PRODUCTION.manifests(), m), Overlay.INTEGRATION)
        .isFound(variable("wsgi-app", "wsgi-app", "PGSCHEMA", "main"), "share PGSCHEMA")
        .isFound(
            variable("wsgi-app", "wsgi-app", "PGSCHEMA_STATIC", "other"),
            "differ in PGSCHEMA_STATIC")
        .isFound(
            variable("wsgi-app", "wsgi-app", "PGHOST", "database-rw"),
            "PGHOST is not that of fera-production")
        .isFound(
            variable("wsgi-app", "wsgi-app", "VISIBLE_WEB_HOST", "portal.example.org"),
            "share their address")
        .isFound(
            variable("print-service", "print-service", "FERA_PRINT_QUEUE_STORE", "postgresql"),
            "share print jobs");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-5.4")
  void areFoundAtTheAddressThatTheyTell(Overlay overlay) {
    assertThat(Environments.addressFaults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-5.4")
  void otherAddressesAreFound() {
    PlantedFault.of(Environments::addressFaults)
        .isFound(
            variable("wsgi-app", "wsgi-app", "VISIBLE_WEB_HOST", "x.example.org"),
            "the Ingress is not for x.example.org")
        .isFound(
            resource(
                "Ingress",
                "portal",
                i -> below(i, "spec", "tls", 0).withArray("hosts").removeAll().add("y")),
            "the certificate is not for");
    new PlantedFault(Environments::addressFaults, Overlay.OWN_POSTGRESQL)
        .isFound(
            resource(
                "HTTPRoute",
                "portal",
                r -> below(r, "spec").withArray("hostnames").removeAll().add("y")),
            "the route is not for");
  }
}
