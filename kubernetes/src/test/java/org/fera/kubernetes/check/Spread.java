package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** No node and no zone takes a service with it: pods are spread, and drained one at a time. */
public final class Spread {

  private Spread() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests.workloads().filter(Workload::serves).forEach(w -> check(manifests, w, faults));
    return faults;
  }

  private static void check(Manifests manifests, Workload workload, List<String> faults) {
    Faults to = new Faults(workload.resource().toString(), faults);
    Set<String> keys =
        Manifests.elements(workload.pod().path("topologySpreadConstraints"))
            .filter(c -> Labels.select(c.path("labelSelector"), workload.labels()))
            .map(c -> c.path("topologyKey").asText())
            .collect(Collectors.toSet());
    to.unless(keys.contains("kubernetes.io/hostname"), "is not spread over nodes");
    to.unless(
        keys.contains("topology.kubernetes.io/zone")
            || workload.resource().kind().equals("StatefulSet"),
        "is not spread over zones");
    List<Resource> budgets =
        manifests
            .all("PodDisruptionBudget")
            .filter(b -> Labels.select(b.at("spec", "selector"), workload.labels()))
            .toList();
    to.unless(budgets.size() == 1, "has " + budgets.size() + " disruption budgets");
    budgets.forEach(
        budget ->
            to.unless(
                budget.at("spec", "maxUnavailable").asInt() == 1,
                "may lose more or fewer than one pod at a time to a drained node"));
    JsonNode rolling = workload.resource().at("spec", "strategy", "rollingUpdate");
    to.unless(
        !workload.resource().kind().equals("Deployment")
            || rolling.path("maxUnavailable").isInt()
                && rolling.path("maxUnavailable").asInt() == 0,
        "loses an instance while it is updated");
  }
}
