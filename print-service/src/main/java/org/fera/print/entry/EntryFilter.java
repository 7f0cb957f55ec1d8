package org.fera.print.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Names the instance on every answer and serves each route bare and under the visible entry point.
 */
@ApplicationScoped
public class EntryFilter {

  private static final int BEFORE_EVERYTHING = 10_000;

  private final Entry entry;

  /** Made by CDI. */
  public EntryFilter(Entry entry) {
    this.entry = entry;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, BEFORE_EVERYTHING);
  }

  private void handle(RoutingContext context) {
    context.response().putHeader("X-Fera-Instance", entry.instance());
    String path = context.request().path();
    String prefix = entry.prefix();
    if (prefix.isEmpty() || path == null || !path.startsWith(prefix + "/")) {
      context.next();
      return;
    }
    String query = context.request().query();
    String bare = path.substring(prefix.length());
    context.reroute(query == null ? bare : bare + "?" + query);
  }
}
