package org.fera.launcher.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.launcher.machine.Listening;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;

/** The nodes of the PostgreSQL cluster as supervisor runs them. */
public record PostgresUnits(PostgresCluster cluster) {

  /** All nodes, the first the master of a new cluster. */
  public List<Unit> units() {
    return cluster.nodes().stream().map(PostgresUnits::unit).toList();
  }

  private static Unit unit(Node node) {
    String name = node.name();
    return new Unit(
        name,
        name,
        1,
        null,
        null,
        node.command(),
        Map.of("LANG", "C.UTF-8"),
        // The command itself becomes PostgreSQL's account.
        Optional.empty(),
        // Fast stop: sessions are ended, nothing is lost.
        new Unit.Stopping("INT", 60),
        Optional.empty(),
        List.of(new Listening(node.host(), node.port(), name, "FERA_PORT_OFFSET")));
  }
}
