package org.fera.kubernetes.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One end of a connection, as network policies see it.
 *
 * @param name for messages
 * @param labels of the pod; empty for an address outside of the cluster
 * @param namespace labels of the pod's namespace
 * @param address outside of the cluster; null for a pod
 * @param ports where it listens
 * @param policies those of its namespace; empty when nothing of ours protects it
 */
public record Peer(
    String name,
    Map<String, String> labels,
    Map<String, String> namespace,
    String address,
    Set<Integer> ports,
    Manifests policies) {

  private static final Manifests NONE = new Manifests(List.of());

  /** A pod of a namespace that is not ours. */
  public static Peer stranger(String namespace, String name) {
    return new Peer(
        name,
        Map.of("app", name),
        Map.of("kubernetes.io/metadata.name", namespace),
        null,
        Set.of(),
        NONE);
  }

  /** An address outside of the cluster. */
  public static Peer outside(String name, String address, Set<Integer> ports) {
    return new Peer(name, Map.of(), Map.of(), address, ports, NONE);
  }

  /** Whether it is a pod that these manifests' policies protect. */
  boolean isOf(Manifests manifests) {
    return policies.equals(manifests);
  }

  boolean isPod() {
    return address == null;
  }
}
