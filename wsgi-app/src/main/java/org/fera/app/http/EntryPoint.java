package org.fera.app.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The path prefix of the portal. Proxies pass paths as they come, so each route is reached both
 * bare and under the prefix: a request under the prefix is routed again without it.
 */
@ApplicationScoped
public class EntryPoint {

  /** Before Quarkus' own filters, the tightest of which (authentication, CORS) have -300. */
  private static final int BEFORE_FILTERS = -100_000;

  private final String path;

  EntryPoint(VisibleConfig config) {
    this.path = normalize(config.entryPoint());
  }

  /** With slashes at both ends; {@code /} when there is no prefix. */
  public String path() {
    return path;
  }

  static String normalize(String configured) {
    String trimmed = configured.strip().replaceAll("^/+|/+$", "");
    return trimmed.isEmpty() ? "/" : "/" + trimmed + "/";
  }

  void install(@Observes Router router) {
    if (path.equals("/")) {
      return;
    }
    String bare = path.substring(0, path.length() - 1);
    router.route(bare).order(BEFORE_FILTERS).handler(EntryPoint::addSlash);
    router.route(path + "*").order(BEFORE_FILTERS).handler(this::strip);
  }

  private static void addSlash(RoutingContext context) {
    if (context.request().path().endsWith("/")) {
      context.next();
      return;
    }
    String query = context.request().query();
    String location = context.request().path() + "/" + (query == null ? "" : "?" + query);
    context.response().setStatusCode(308).putHeader("Location", location).end();
  }

  private void strip(RoutingContext context) {
    String uri = context.request().uri();
    if (!uri.startsWith(path)) {
      context.next();
      return;
    }
    context.reroute("/" + uri.substring(path.length()));
  }
}
