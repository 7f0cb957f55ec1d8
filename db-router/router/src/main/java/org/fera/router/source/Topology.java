package org.fera.router.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fera.router.node.Node;
import org.fera.router.node.NodeEvents;
import org.fera.router.node.Watch;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.SourceSettings;
import org.jboss.logging.Logger;

/** Makes the nodes of a source from its host names: each address of a name is a node. */
final class Topology {

  private static final Logger LOG = Logger.getLogger(Topology.class);

  private Topology() {}

  static Source build(SourceSettings settings, Watch watch, NodeEvents events) {
    Map<HostPort, Node> known = new LinkedHashMap<>();
    List<Node> masters = nodes(settings.masters(), settings, known, events);
    List<Node> slaves = nodes(settings.slaves(), settings, known, events);
    slaves.forEach(node -> watch.add(node, settings.slaveLogin()));
    masters.forEach(node -> watch.add(node, settings.masterLogin()));
    return new Source(settings, new Source.Nodes(masters, slaves));
  }

  private static List<Node> nodes(
      List<HostPort> names, SourceSettings settings, Map<HostPort, Node> known, NodeEvents events) {
    List<Node> nodes = new ArrayList<>();
    for (HostPort name : names) {
      for (HostPort address : addresses(name)) {
        Node node = known.computeIfAbsent(address, each -> new Node(each, settings, events));
        if (!nodes.contains(node)) {
          nodes.add(node);
        }
      }
    }
    return List.copyOf(nodes);
  }

  /**
   * A name with one address, or with none at the moment, stays a name: pgjdbc resolves it at each
   * login. Of a name with IPv4 and IPv6 addresses one family counts, they are most often the same
   * hosts.
   */
  private static List<HostPort> addresses(HostPort name) {
    try {
      InetAddress[] found = InetAddress.getAllByName(name.host());
      List<HostPort> all =
          Stream.of(found)
              .filter(address -> address.getClass() == found[0].getClass())
              .map(address -> new HostPort(address.getHostAddress(), name.port()))
              .distinct()
              .toList();
      return all.size() > 1 ? all : List.of(name);
    } catch (UnknownHostException e) {
      LOG.warnf("The host %s has no address at the moment", name.host());
      return List.of(name);
    }
  }
}
