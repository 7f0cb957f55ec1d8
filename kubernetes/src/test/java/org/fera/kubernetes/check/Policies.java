package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What network policies allow, by the rules of networking.k8s.io/v1 as far as ours use them. */
public final class Policies {

  private Policies() {}

  /** Whether a connection is let out where it begins and let in where it ends. */
  public static boolean allow(Peer from, Peer to, int port) {
    boolean sameNamespace = from.namespace().equals(to.namespace());
    return allows("Egress", from, to, port, sameNamespace)
        && allows("Ingress", to, from, port, sameNamespace);
  }

  private static boolean allows(
      String direction, Peer protectedPeer, Peer other, int port, boolean sameNamespace) {
    if (!protectedPeer.isPod()) {
      return true;
    }
    List<Resource> policies =
        protectedPeer
            .policies()
            .all("NetworkPolicy")
            .filter(p -> Labels.select(p.at("spec", "podSelector"), protectedPeer.labels()))
            .filter(
                p ->
                    Manifests.elements(p.at("spec", "policyTypes"))
                        .anyMatch(type -> type.asText().equals(direction)))
            .toList();
    String rules = direction.toLowerCase(Locale.ROOT);
    String peers = direction.equals("Egress") ? "to" : "from";
    return policies.isEmpty()
        || policies.stream()
            .flatMap(p -> Manifests.elements(p.at("spec", rules)))
            .filter(rule -> port(rule, port))
            .anyMatch(rule -> peers(rule.path(peers), p -> peer(p, other, sameNamespace)));
  }

  private static boolean port(JsonNode rule, int port) {
    return !rule.has("ports")
        || Manifests.elements(rule.path("ports"))
            .anyMatch(
                p -> p.path("port").asInt() == port && p.path("protocol").asText().equals("TCP"));
  }

  private static boolean peers(JsonNode peers, Predicate<JsonNode> matches) {
    Stream<JsonNode> all = Manifests.elements(peers);
    return peers.isEmpty() || all.anyMatch(matches);
  }

  private static boolean peer(JsonNode rule, Peer other, boolean sameNamespace) {
    if (rule.has("ipBlock")) {
      return !other.isPod() && Addresses.inBlock(rule.path("ipBlock"), other.address());
    }
    if (!other.isPod()) {
      return false;
    }
    boolean namespace =
        rule.has("namespaceSelector")
            ? Labels.select(rule.path("namespaceSelector"), other.namespace())
            : sameNamespace;
    return namespace && Labels.select(rule.path("podSelector"), other.labels());
  }
}
