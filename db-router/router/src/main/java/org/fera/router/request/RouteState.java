package org.fera.router.request;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.fera.router.Role;
import org.fera.router.node.Node;
import org.fera.router.policy.Decision;

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
  private final Map<String, Node> readers = new HashMap<>();
  private final Set<String> used = new LinkedHashSet<>();

  RouteState(String method, String path) {
    this.method = method;
    this.path = path;
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
    used.add(role.word() + " " + node.address());
  }

  synchronized String usedNodes() {
    return String.join(", ", used);
  }
}
