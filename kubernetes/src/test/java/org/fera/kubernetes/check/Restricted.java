package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pod security standard <i>restricted</i> asks for, and more: root file systems that are
 * read only, and no token of the cluster's API.
 */
public final class Restricted {

  private Restricted() {}

  /** The faults. */
  public static List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    manifests.workloads().forEach(workload -> check(manifests, workload, faults));
    manifests
        .all("Namespace")
        .filter(
            n ->
                !n.at("metadata", "labels", "pod-security.kubernetes.io/enforce")
                    .asText()
                    .equals("restricted"))
        .forEach(n -> faults.add(n + ": does not enforce restricted pods"));
    return faults;
  }

  private static void check(Manifests manifests, Workload workload, List<String> faults) {
    ObjectNode pod = workload.pod();
    Faults to = new Faults(workload.resource().toString(), faults);
    JsonNode context = pod.path("securityContext");
    to.unless(context.path("runAsNonRoot").asBoolean(), "may run as root");
    to.unless(context.path("runAsUser").asInt() >= 1000, "has no user of its own");
    to.unless(
        context.path("seccompProfile").path("type").asText().equals("RuntimeDefault"),
        "has no seccomp profile");
    to.unless(isFalse(pod, "automountServiceAccountToken"), "gets a token of the API");
    to.unless(isFalse(pod, "enableServiceLinks"), "gets variables of every Service");
    String account = pod.path("serviceAccountName").asText();
    to.unless(
        manifests.has("ServiceAccount", account)
            && isFalse(
                manifests.one("ServiceAccount", account).node(), "automountServiceAccountToken"),
        "has no service account without a token");
    for (String forbidden : List.of("hostNetwork", "hostPID", "hostIPC")) {
      to.unless(!pod.path(forbidden).asBoolean(), "has " + forbidden);
    }
    Manifests.elements(pod.path("volumes"))
        .forEach(v -> to.unless(!v.has("hostPath"), "mounts a folder of the node"));
    workload.containers().forEach(container -> container(workload, container, faults));
  }

  private static void container(Workload workload, ObjectNode container, List<String> faults) {
    Faults to = new Faults(workload.resource() + "/" + container.path("name").asText(), faults);
    JsonNode context = container.path("securityContext");
    to.unless(isFalse(context, "allowPrivilegeEscalation"), "may gain privileges");
    to.unless(context.path("readOnlyRootFilesystem").asBoolean(), "may write to its root");
    to.unless(
        Manifests.elements(context.path("capabilities").path("drop"))
            .anyMatch(c -> c.asText().equals("ALL")),
        "keeps capabilities");
    to.unless(!context.path("capabilities").has("add"), "adds capabilities");
    to.unless(!context.path("privileged").asBoolean(), "is privileged");
  }

  private static boolean isFalse(JsonNode node, String field) {
    return node.path(field).isBoolean() && !node.path(field).asBoolean();
  }
}
