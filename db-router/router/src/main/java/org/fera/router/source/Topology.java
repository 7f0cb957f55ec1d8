package org.fera.router.source;

import io.agroal.api.transaction.TransactionIntegration;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.router.node.Node;
import org.fera.router.node.Watch;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.SourceSettings;
import org.jboss.logging.Logger;

/**
 * Makes the nodes of a source from its host names, again and again: each address is a node. What is
 * new joins after a good look, what is gone drains, and what stays keeps its connections. An empty
 * answer changes nothing.
 */
final class Topology {

  private static final Logger LOG = Logger.getLogger(Topology.class);

  private static final Duration DRAIN_LOOK = Duration.ofMillis(500);

  private final Source source;
  private final TransactionIntegration transactions;
  private final HostResolver resolver;
  private final Watch watch;
  private final Duration drainTimeout;
  private final Map<HostPort, Node> nodes = new HashMap<>();
  private final Map<HostPort, List<HostPort>> lastAnswers = new HashMap<>();
  private final Set<HostPort> unanswered = new HashSet<>();

  Topology(
      Source source,
      TransactionIntegration transactions,
      HostResolver resolver,
      Watch watch,
      Duration drainTimeout) {
    this.source = source;
    this.transactions = transactions;
    this.resolver = resolver;
    this.watch = watch;
    this.drainTimeout = drainTimeout;
  }

  /** Asks for all names and changes the source's nodes where the answers did. */
  synchronized void resolve() {
    SourceSettings settings = source.settings();
    Set<HostPort> masters = addresses(settings.masters());
    Set<HostPort> slaves = addresses(settings.slaves());
    Set<HostPort> wanted = new LinkedHashSet<>(masters);
    wanted.addAll(slaves);
    List<HostPort> gone = nodes.keySet().stream().filter(known -> !wanted.contains(known)).toList();
    source.unresolved(unanswered.size());
    boolean first = nodes.isEmpty();
    List<Node> added = new ArrayList<>();
    for (HostPort address : wanted) {
      if (!nodes.containsKey(address)) {
        Node node = new Node(address, settings, transactions, source);
        nodes.put(address, node);
        added.add(node);
        watch.add(node, masters.contains(address) ? settings.masterLogin() : settings.slaveLogin());
      }
    }
    List<Node> removed = gone.stream().map(nodes::remove).toList();
    if (!added.isEmpty() || !removed.isEmpty()) {
      source.nodes(new Source.Nodes(nodes(masters), nodes(slaves)));
    }
    if (!first) {
      added.forEach(node -> announce(node, "has joined"));
      added.forEach(watch::lookNow);
    }
    removed.forEach(this::drain);
  }

  private List<Node> nodes(Set<HostPort> addresses) {
    return addresses.stream().map(nodes::get).toList();
  }

  private Set<HostPort> addresses(List<HostPort> names) {
    Set<HostPort> all = new LinkedHashSet<>();
    names.forEach(name -> all.addAll(addresses(name)));
    return all;
  }

  private List<HostPort> addresses(HostPort name) {
    if (source.settings().masterLogin().sslmode().filter("verify-full"::equals).isPresent()) {
      return List.of(name); // its certificate is for the name
    }
    try {
      List<HostPort> found =
          resolver.addresses(name.host()).stream()
              .map(address -> new HostPort(address, name.port()))
              .toList();
      lastAnswers.put(name, found);
      unanswered.remove(name);
    } catch (UnknownHostException e) {
      unanswered.add(name);
      LOG.warnf("Source %s: the host %s has no address at the moment", source.name(), name.host());
    }
    return lastAnswers.getOrDefault(name, List.of());
  }

  private void drain(Node node) {
    announce(node, "has left");
    watch.remove(node);
    node.drain();
    closeWhenIdle(node, System.nanoTime() + drainTimeout.toNanos());
  }

  private void closeWhenIdle(Node node, long end) {
    if (node.active() == 0 || System.nanoTime() > end) {
      node.close();
    } else {
      watch.after(DRAIN_LOOK, () -> closeWhenIdle(node, end));
    }
  }

  private void announce(Node node, String what) {
    LOG.infof("Node %s of source %s %s", node, source.name(), what);
  }
}
