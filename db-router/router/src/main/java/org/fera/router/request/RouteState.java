package org.fera.router.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fera.router.Role;
import org.fera.router.node.Node;
import org.fera.router.policy.Decision;
import org.fera.router.policy.Rules;
import org.fera.router.written.Position;
import org.fera.router.written.WrittenPositions;

/**
 * What routing knows of one HTTP request. It lives in the request's duplicated Vert.x context,
 * follows it from the event loop to the worker, and ends with it; several threads may serve one
 * request, so it is locked.
 */
public final class RouteState {

  private String method;
  private String path;
  private Optional<Role> asked = Optional.empty();
  private Optional<Decision> decision = Optional.empty();
  private final Map<String, Node> readers = new HashMap<>(2);
  private final List<Use> used = new ArrayList<>(2);
  private final WrittenPositions written;
  private boolean answered;

  /**
   * @param token the positions of the client's token, read at the first use
   */
  public RouteState(String method, String path, Supplier<Map<String, Position>> token) {
    this.method = method;
    this.path = path;
    this.written = new WrittenPositions(token);
  }

  private record Use(Role role, Node node) {

    @Override
    public String toString() {
      return role.word() + " " + node.address();
    }
  }

  /** The request was sent to another route before it used a database. */
  synchronized void reroute(String newMethod, String newPath) {
    if (decision.isEmpty()) {
      this.method = newMethod;
      this.path = newPath;
    }
  }

  /** {@code "METHOD /path"}, as the force lists see it. */
  public synchronized String route() {
    return method + " " + path;
  }

  public synchronized String method() {
    return method;
  }

  public synchronized String path() {
    return path;
  }

  /**
   * Code asks for a role for the rest of the request: the master at any time, a slave before the
   * first decision.
   */
  public synchronized void ask(Role role) {
    if (role == Role.MASTER) {
      asked = Optional.of(role);
      decision = Optional.empty();
    } else if (decision.isEmpty() && asked.isEmpty()) {
      asked = Optional.of(role);
    }
  }

  public synchronized Optional<Role> asked() {
    return asked;
  }

  /** The decision of this request, made at the first call. */
  public synchronized Decision decide(BiFunction<String, String, Decision> rules) {
    if (decision.isEmpty()) {
      decision = Optional.of(rules.apply(method, path));
    }
    return decision.get();
  }

  /** The slave that this request reads from, so that it does not see time go backwards. */
  public synchronized Optional<Node> reader(String source) {
    return Optional.ofNullable(readers.get(source));
  }

  public synchronized void keepReader(String source, Node node) {
    readers.put(source, node);
  }

  /** Notes a node for the {@code X-Fera-Database} header. */
  public synchronized void used(Role role, Node node) {
    Use use = new Use(role, node);
    if (!used.contains(use)) {
      used.add(use);
    }
  }

  /** What a node must have replayed for this client. */
  public synchronized Optional<Position> mustSee(String source) {
    return written.mustSee(source);
  }

  /** A connection that may write was taken. */
  public synchronized void writes(String source) {
    written.taken(source);
  }

  /**
   * Whether the client can still be told what it wrote: never with an answer that may be cached.
   */
  public synchronized boolean tellsPosition() {
    return !answered && !Rules.isReading(method);
  }

  /** Such a connection was given back. */
  public synchronized void wrote(String source, Position position) {
    written.written(source, position);
  }

  /** The headers are about to be sent. */
  synchronized Map<String, Position> answer() {
    Map<String, Position> result = tellsPosition() ? written.result() : Map.of();
    answered = true;
    return result;
  }

  synchronized String usedNodes() {
    return used.stream().map(Use::toString).collect(Collectors.joining(", "));
  }
}
