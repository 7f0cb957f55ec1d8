package org.fera.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.kubernetes.PlantedFault.below;
import static org.fera.kubernetes.PlantedFault.container;
import static org.fera.kubernetes.PlantedFault.resource;
import static org.fera.kubernetes.PlantedFault.variable;
import static org.fera.kubernetes.PlantedFault.without;

import org.fera.kubernetes.check.Alerts;
import org.fera.kubernetes.check.EnvironmentKeys;
import org.fera.kubernetes.check.Migrations;
import org.fera.kubernetes.check.Promotion;
import org.fera.kubernetes.check.References;
import org.fera.kubernetes.check.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What resources name: each other, Secrets, variables, metrics. */
class WiringTest {

  private static final String DOCUMENTATION = Checkout.text("docs/kubernetes.md");

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.1")
  void namesWhatExists(Overlay overlay) {
    assertThat(References.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-3.1")
  void danglingNamesAreFound() {
    PlantedFault.of(References::faults)
        .isFound(
            resource(
                "Service",
                "entry",
                s -> below(s, "spec", "selector").put("app.kubernetes.io/name", "haproxy")),
            "Service entry",
            "0 workloads")
        .isFound(
            resource(
                "Service", "entry", s -> below(s, "spec", "ports", 0).put("targetPort", "https")),
            "has no port https")
        .isFound(
            resource("Service", "entry", s -> below(s, "spec").remove("selector")),
            "selects nothing")
        .isFound(without("Cluster", "database"), "Service database-slaves")
        .isFound(
            resource(
                "Deployment",
                "entry",
                d -> below(d, "spec", "selector", "matchLabels").put("x", "y")),
            "does not select its own pods")
        .isFound(
            m -> m.resources().removeIf(r -> r.name().startsWith("tiles-")),
            "Deployment tile-service",
            "no ConfigMap tiles-")
        .isFound(
            resource(
                "HorizontalPodAutoscaler",
                "wsgi-app",
                h -> below(h, "spec", "scaleTargetRef").put("name", "app")),
            "scales Deployment app")
        .isFound(
            resource("Deployment", "wsgi-app", d -> below(d, "spec").put("replicas", 2)),
            "works against the number")
        .isFound(
            resource(
                "Ingress",
                "portal",
                i ->
                    below(i, "spec", "rules", 0, "http", "paths", 0, "backend", "service")
                        .put("name", "haproxy")),
            "no Service haproxy")
        .isFound(without("Service", "print-service"), "ServiceMonitor services", "2 of the 3");
    new PlantedFault(References::faults, Overlay.OWN_POSTGRESQL)
        .isFound(
            without("EndpointSlice", "database-slaves"), "Service database-slaves", "no endpoints")
        .isFound(
            resource(
                "HTTPRoute",
                "portal",
                r -> below(r, "spec", "rules", 0, "backendRefs", 0).put("port", 80)),
            "with the port 80");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.2")
  void tellsServicesWhatTheyRead(Overlay overlay) {
    assertThat(EnvironmentKeys.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-3.2")
  void variablesThatNobodyReadsAreFound() {
    PlantedFault.of(EnvironmentKeys::faults)
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_ROUTER_TOKN_KEY", "x"),
            "wsgi-app: does not read FERA_ROUTER_TOKN_KEY")
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_PRINT_ULR", "x"),
            "wsgi-app: does not read FERA_PRINT_ULR")
        .isFound(
            variable("tile-service", "tile-service", "PGSCHEMA", "x"),
            "tile-service: does not read PGSCHEMA")
        .isFound(
            variable("entry", "haproxy", "VISIBLE_HOST", "x"),
            "haproxy: does not read VISIBLE_HOST")
        .isFound(
            variable("mapserver", "worker-1", "PGHOST_SLAVE", "x"),
            "worker-1: does not read PGHOST_SLAVE")
        .isFound(
            m ->
                m.all("ConfigMap")
                    .filter(map -> map.name().startsWith("portal-"))
                    .forEach(map -> map.object("data").put("VISIBLE_WEB_HOTS", "x")),
            "nobody reads VISIBLE_WEB_HOTS");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.3")
  void holdsNoSecret(Overlay overlay) {
    assertThat(Secrets.faults(overlay.manifests(), DOCUMENTATION)).isEmpty();
  }

  @Test
  @Tag("KU-3.3")
  void secretsAreFound() {
    PlantedFault.of(m -> Secrets.faults(m, DOCUMENTATION))
        .isFound(
            variable("wsgi-app", "wsgi-app", "PGPASSWORD", "hunter2"), "PGPASSWORD holds a secret")
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_PRINT_URL", "http://me:pw@entry/"),
            "FERA_PRINT_URL holds a secret")
        .isFound(
            m ->
                m.all("ConfigMap")
                    .filter(map -> map.name().startsWith("mapfile-"))
                    .forEach(
                        map -> map.object("data").put("geodata.map", "CONNECTION \"password=x\"")),
            "geodata.map holds a secret")
        .isFound(
            resource(
                "ConfigMap",
                Overlay.PRODUCTION.manifests().all("ConfigMap").findFirst().orElseThrow().name(),
                c -> c.put("kind", "Secret")),
            "must not be in a manifest")
        .isFound(
            resource(
                "Ingress", "portal", i -> below(i, "spec", "tls", 0).put("secretName", "other")),
            "nobody makes the Secret other")
        .isFound(
            container(
                "wsgi-app",
                "wsgi-app",
                c ->
                    c.path("env")
                        .forEach(
                            v -> {
                              if (v.path("valueFrom").has("secretKeyRef")) {
                                below(
                                        (com.fasterxml.jackson.databind.node.ObjectNode) v,
                                        "valueFrom",
                                        "secretKeyRef")
                                    .put("key", "pw");
                              }
                            })),
            "with the key pw");
    assertThat(Secrets.faults(Overlay.LOCAL.manifests(), ""))
        .anyMatch(f -> f.contains("portal-keys"));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.4")
  void migratesByAJobOfTheVersion(Overlay overlay) {
    assertThat(Migrations.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-3.4")
  void migrationsAtStartAreFound() {
    String job =
        Overlay.PRODUCTION
            .manifests()
            .all("Job")
            .map(j -> j.name())
            .filter(n -> n.contains("wsgi-app"))
            .findFirst()
            .orElseThrow();
    PlantedFault.of(Migrations::faults)
        .isFound(
            variable("wsgi-app", "wsgi-app", "FERA_MIGRATE", "start"), "migrates when it starts")
        .isFound(
            variable("print-service", "print-service", "FERA_MIGRATE", "start"),
            "Deployment print-service")
        .isFound(without("Job", job), "has no Job " + job)
        .isFound(variable(job, "migrate", "FERA_MIGRATE", "start"), "does not end")
        .isFound(variable(job, "migrate", "PGSCHEMA", "other"), "has another PGSCHEMA")
        .isFound(
            container(job, "migrate", c -> c.put("image", "fera/print-service:0.1.0")),
            "is of another image");
    new PlantedFault(Migrations::faults, Overlay.INTEGRATION)
        .isFound(
            variable("print-service", "print-service", "FERA_PRINT_QUEUE_STORE", "postgresql"),
            "has no Job migrate-print-service");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.6")
  void promotesWhenAnOperatorSaysSo(Overlay overlay) {
    assertThat(Promotion.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-3.6")
  void promotionsByThemselvesAreFound() {
    PlantedFault.of(Promotion::faults)
        .isFound(
            resource("CronJob", "promote", c -> below(c, "spec").put("suspend", false)),
            "runs by itself")
        .isFound(
            resource(
                "CronJob",
                "promote",
                c -> below(c, "spec", "jobTemplate", "spec").remove("backoffLimit")),
            "is tried again")
        .isFound(variable("promote", "promote", "PGHOST", "other"), "has another PGHOST")
        .isFound(
            container("promote", "promote", c -> c.put("image", "fera/wsgi-app:0.0.9")),
            "is of another image")
        .isFound(container("promote", "promote", c -> c.remove("args")), "promotes nothing");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("KU-3.5")
  void alertsAskForMetricsThatExist(Overlay overlay) {
    assertThat(Alerts.faults(overlay.manifests())).isEmpty();
  }

  @Test
  @Tag("KU-3.5")
  void alertsForNothingAreFound() {
    PlantedFault.of(Alerts::faults)
        .isFound(
            resource(
                "PrometheusRule",
                "portal",
                r ->
                    below(r, "spec", "groups", 0, "rules", 0)
                        .put("expr", "fera_router_master < 1")),
            "there is no fera_router_master");
  }
}
