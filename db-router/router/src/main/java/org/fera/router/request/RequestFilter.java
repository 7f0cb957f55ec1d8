package org.fera.router.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.fera.router.DbRouter;
import org.fera.router.policy.Subject;

/**
 * Gives every HTTP request its {@link RouteState}; nothing is decided here, most requests need no
 * database.
 */
@ApplicationScoped
public class RequestFilter {

  /** Before authentication and everything else that may use a database. */
  private static final int PRIORITY = 10_000;

  private static final String HEADER = "X-Fera-Database";

  private final DbRouter router;

  RequestFilter(DbRouter router) {
    this.router = router;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, PRIORITY);
  }

  private void handle(RoutingContext request) {
    String method = request.request().method().name();
    String path =
        Subject.of(
            request.request().path() == null ? "/" : request.request().path(), router.entry());
    Optional<RouteState> known = CurrentRequest.state();
    if (known.isPresent()) {
      known.get().reroute(method, path);
    } else {
      RouteState state = new RouteState(method, path);
      CurrentRequest.begin(state);
      if (router.debugHeader()) {
        request.addHeadersEndHandler(
            end -> {
              String nodes = state.usedNodes();
              if (!nodes.isEmpty()) {
                request.response().putHeader(HEADER, nodes);
              }
            });
      }
    }
    request.next();
  }
}
