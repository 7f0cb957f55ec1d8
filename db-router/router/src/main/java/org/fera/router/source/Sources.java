package org.fera.router.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.router.RouterStatus.NodeStatus;
import org.fera.router.node.Node;
import org.fera.router.node.NodeEvents;
import org.fera.router.node.NodeState;
import org.fera.router.node.Watch;
import org.fera.router.settings.RouterSettings;

/** All named sources of a process. */
public final class Sources {

  private Sources() {}

  /** Makes the nodes of all sources and hands them to the watch. */
  public static Map<String, Source> build(RouterSettings settings, Watch watch, NodeEvents events) {
    Map<String, Source> sources = new LinkedHashMap<>();
    settings
        .sources()
        .forEach((name, one) -> sources.put(name, Topology.build(one, watch, events)));
    return Map.copyOf(sources);
  }

  /** The nodes of a source, masters first. */
  public static List<NodeStatus> status(Source source) {
    Optional<Node> master = source.master();
    return Stream.concat(source.nodes().masters().stream(), source.nodes().slaves().stream())
        .distinct()
        .map(node -> status(source, node, master))
        .toList();
  }

  private static NodeStatus status(Source source, Node node, Optional<Node> master) {
    boolean writable = master.filter(node::equals).isPresent();
    boolean reads =
        (writable && node.state() != NodeState.STARTING)
            || (source.nodes().slaves().contains(node) && Source.canRead(node));
    return new NodeStatus(
        source.name(),
        node.seen().map(seen -> seen.inRecovery() ? "slave" : "master").orElse("unknown"),
        node.address().toString(),
        node.state().name().toLowerCase(Locale.ROOT),
        node.active(),
        reads,
        node.problem());
  }
}
