package org.fera.router.source;

import io.agroal.api.transaction.TransactionIntegration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fera.router.RouterStatus.NodeStatus;
import org.fera.router.node.Lag;
import org.fera.router.node.Node;
import org.fera.router.node.NodeState;
import org.fera.router.node.Watch;
import org.fera.router.settings.RouterSettings;

/** All named sources of a process. */
public final class Sources {

  private Sources() {}

  /**
   * Makes the nodes of all sources, hands them to the watch, and has their names resolved again and
   * again.
   *
   * @param transactions in which connections take part
   * @param listener told what happens to connections
   */
  public static Map<String, Source> build(
      RouterSettings settings,
      TransactionIntegration transactions,
      HostResolver resolver,
      Watch watch,
      SourceListener listener) {
    Map<String, Source> sources = new LinkedHashMap<>();
    settings
        .sources()
        .forEach(
            (name, one) -> {
              Source source = new Source(one, watch, listener);
              Topology topology =
                  new Topology(source, transactions, resolver, watch, settings.drainTimeout());
              topology.resolve();
              if (!settings.resolveInterval().isZero()) {
                watch.every(settings.resolveInterval(), topology::resolve);
              }
              sources.put(name, source);
            });
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
            || source.readers().contains(node)
            || source.laggards().contains(node);
    return new NodeStatus(
        source.name(),
        node.seen().map(seen -> seen.inRecovery() ? "slave" : "master").orElse("unknown"),
        node.address().toString(),
        node.state().name().toLowerCase(Locale.ROOT),
        node.lag().map(lag -> OptionalLong.of(lag.bytes())).orElse(OptionalLong.empty()),
        node.lag().map(Lag::staleness),
        node.active(),
        reads,
        node.problem());
  }
}
