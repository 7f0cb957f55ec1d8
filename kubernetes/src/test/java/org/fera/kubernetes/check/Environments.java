package org.fera.kubernetes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two environments over one database: a main schema each, the static one shared, no queue shared.
 */
public final class Environments {

  private Environments() {}

  /** The faults of an environment beside the one that has the database. */
  public static List<String> faults(Manifests first, Manifests second) {
    List<String> faults = new ArrayList<>();
    Faults to = new Faults("environments", faults);
    Map<String, String> one = environment(first, "wsgi-app");
    Map<String, String> other = environment(second, "wsgi-app");
    String namespace = first.all("Namespace").findFirst().orElseThrow().name();
    for (String host : List.of("PGHOST", "PGHOST_SLAVE")) {
      to.unless(
          other.get(host).equals(one.get(host) + "." + namespace),
          host + " is not that of " + namespace);
    }
    to.unless(!one.get("PGSCHEMA").equals(other.get("PGSCHEMA")), "share PGSCHEMA");
    for (String same : List.of("PGDATABASE", "PGSCHEMA_STATIC", "FERA_SRID")) {
      to.unless(String.valueOf(one.get(same)).equals(other.get(same)), "differ in " + same);
    }
    to.unless(
        !one.get("VISIBLE_WEB_HOST").equals(other.get("VISIBLE_WEB_HOST")), "share their address");
    Workload print = second.workload("print-service");
    to.unless(
        "memory".equals(environment(second, "print-service").get("FERA_PRINT_QUEUE_STORE"))
            && print.replicas() == 1,
        "share print jobs");
    return faults;
  }

  /** The portal's host is that of its Ingress or route, and of its certificate. */
  public static List<String> addressFaults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    String host = environment(manifests, "wsgi-app").get("VISIBLE_WEB_HOST");
    Faults to = new Faults("address", faults);
    manifests
        .all("Ingress")
        .forEach(
            ingress -> {
              to.unless(
                  ingress.at("spec", "rules", 0, "host").asText().equals(host),
                  "the Ingress is not for " + host);
              to.unless(
                  ingress.at("spec", "tls", 0, "hosts", 0).asText(host).equals(host),
                  "the certificate is not for " + host);
            });
    manifests
        .all("HTTPRoute")
        .forEach(
            route ->
                to.unless(
                    route.at("spec", "hostnames", 0).asText().equals(host),
                    "the route is not for " + host));
    return faults;
  }

  private static Map<String, String> environment(Manifests manifests, String service) {
    return Workload.environment(manifests, manifests.workload(service).container(service));
  }
}
