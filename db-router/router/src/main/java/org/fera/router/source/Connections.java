package org.fera.router.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fera.router.Role;
import org.fera.router.RouterException;
import org.fera.router.SqlStates;
import org.fera.router.node.Node;
import org.fera.router.node.PoolKind;
import org.fera.router.request.Ask;
import org.fera.router.request.RouteState;
import org.fera.router.written.Position;

/**
 * Takes a connection for a role from the right node, going on to the next when one is lost or full.
 */
public final class Connections {

  /** A request waits for the pools of at most so many slaves before it turns to the master's. */
  private static final int FULL_POOLS = 2;

  private Connections() {}

  /** A connection, and where it is from. */
  public record Taken(Connection connection, Node node, PoolKind kind) {}

  /**
   * @param ask what the block at hand asks for
   * @param request whose nodes are kept and noted; empty outside of a request
   * @throws RouterException when no node can do it
   */
  public static Taken take(Source source, Role role, Ask ask, Optional<RouteState> request) {
    return role == Role.MASTER ? write(source, request) : read(source, ask, request);
  }

  private static Taken write(Source source, Optional<RouteState> request) {
    Node master =
        source
            .master()
            .orElseThrow(
                () -> noNode(source, "no master to write to", source.nodes().masters(), null));
    try {
      Connection connection = master.connection(PoolKind.WRITE);
      request.ifPresent(state -> state.writes(source.name()));
      return noted(connection, Role.MASTER, master, PoolKind.WRITE, request);
    } catch (SQLException e) {
      throw refused(source, master, e);
    }
  }

  private static Taken read(Source source, Ask ask, Optional<RouteState> request) {
    if (ask.onMaster()) {
      return readOnMaster(source, request, null);
    }
    Optional<Position> after = ask.mustSee(source.name(), request);
    List<Node> candidates = after.isPresent() ? source.readersAt(after.get()) : source.readers();
    if (!ask.avoid().isEmpty()) {
      candidates.removeAll(ask.avoid());
    }
    Optional<Node> kept = kept(source, ask, request).filter(candidates::contains);
    SQLException last = null;
    int full = 0;
    while (!candidates.isEmpty() && full < FULL_POOLS) {
      Node node = kept.orElseGet(() -> Source.draw(candidates));
      kept = Optional.empty();
      candidates.remove(node);
      try {
        Connection connection = node.connection(PoolKind.READ);
        request.ifPresent(state -> state.keepReader(source.name(), node));
        ask.used().add(node);
        return noted(connection, Role.SLAVE, node, PoolKind.READ, request);
      } catch (SQLException e) {
        last = e;
        if (isFull(e)) {
          full++;
        } else {
          node.lost(e);
        }
      }
    }
    return readOnMaster(source, request, last);
  }

  /**
   * A request stays where it read first, a block outside of a request too: time must not go
   * backwards for it.
   */
  private static Optional<Node> kept(Source source, Ask ask, Optional<RouteState> request) {
    return request.isPresent()
        ? request.get().reader(source.name())
        : ask.used().stream().filter(source.nodes().slaves()::contains).findFirst();
  }

  private static Taken readOnMaster(
      Source source, Optional<RouteState> request, SQLException before) {
    Optional<Node> master = source.master();
    if (master.isPresent()) {
      try {
        Connection connection = master.get().connection(PoolKind.MASTER_READ);
        source.fellBack();
        return noted(connection, Role.MASTER, master.get(), PoolKind.MASTER_READ, request);
      } catch (SQLException e) {
        RouterException refused = refused(source, master.get(), e);
        return readOldData(source, request).orElseThrow(() -> refused);
      }
    }
    Optional<Taken> old = readOldData(source, request);
    if (old.isPresent()) {
      return old.get();
    }
    List<Node> all = new ArrayList<>(source.nodes().slaves());
    all.addAll(source.nodes().masters());
    throw noNode(source, "no node to read from", all, before);
  }

  /** Nothing better is left. */
  private static Optional<Taken> readOldData(Source source, Optional<RouteState> request) {
    List<Node> all = new ArrayList<>(source.readers());
    all.addAll(source.laggards());
    for (Node node : all) {
      try {
        Connection connection = node.connection(PoolKind.READ);
        return Optional.of(noted(connection, Role.SLAVE, node, PoolKind.READ, request));
      } catch (SQLException e) {
        if (!isFull(e)) {
          node.lost(e);
        }
      }
    }
    return Optional.empty();
  }

  private static Taken noted(
      Connection connection, Role role, Node node, PoolKind kind, Optional<RouteState> request) {
    request.ifPresent(state -> state.used(role, node));
    return new Taken(connection, node, kind);
  }

  /**
   * Another connection of a pool that a transaction is bound to.
   *
   * @throws RouterException when the node is lost or its pool full
   */
  public static Connection again(Source source, Node node, PoolKind kind) {
    try {
      return node.connection(kind);
    } catch (SQLException e) {
      throw refused(source, node, e);
    }
  }

  private static RouterException refused(Source source, Node node, SQLException e) {
    if (isFull(e)) {
      return new RouterException.Busy(
          "All connections of source " + source.name() + " to " + node + " are in use.", e);
    }
    if (SqlStates.isFatal(e)) {
      node.lost(e);
    }
    return new RouterException.NoNode(
        "Source " + source.name() + ": " + node + " gave no connection.", e);
  }

  /**
   * Agroal's acquisition time-out has no SQLSTATE; every refusal of PostgreSQL or pgjdbc has one.
   */
  private static boolean isFull(SQLException e) {
    return e.getSQLState() == null;
  }

  private static RouterException noNode(
      Source source, String what, List<Node> nodes, SQLException cause) {
    List<String> states = nodes.stream().distinct().map(Connections::describe).toList();
    return new RouterException.NoNode(
        "Source " + source.name() + ": " + what + " (" + String.join(", ", states) + ").", cause);
  }

  private static String describe(Node node) {
    String role = node.seen().map(seen -> seen.inRecovery() ? "slave " : "master ").orElse("");
    return role + node + " " + node.state().name().toLowerCase(java.util.Locale.ROOT);
  }
}
