package org.fera.router.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.fera.router.DbRouter;
import org.fera.router.policy.Subject;
import org.fera.router.settings.RouterSettings;
import org.fera.router.written.Position;
import org.fera.router.written.TokenCodec;

/**
 * Gives every HTTP request its {@link RouteState}; nothing is decided here, most requests need no
 * database.
 */
@Singleton
public class RequestFilter {

  /** Before authentication and everything else that may use a database. */
  private static final int PRIORITY = 10_000;

  private static final String HEADER = "X-Fera-Database";

  private final DbRouter router;
  private final TokenCodec codec;
  private final Optional<TokenCarrier> tokens;

  @Inject
  RequestFilter(DbRouter router) {
    RouterSettings settings = router.settings();
    this.router = router;
    this.codec = new TokenCodec(settings.tokenKey(), settings.tokenTtl(), Clock.systemUTC());
    this.tokens =
        settings.readYourWrites()
            ? Optional.of(new TokenCarrier(codec, settings.https()))
            : Optional.empty();
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
      begin(request, method, path);
    }
    request.next();
  }

  private void begin(RoutingContext request, String method, String path) {
    Optional<String> token = tokens.flatMap(on -> TokenCarrier.token(request.request()));
    RouteState state =
        new RouteState(method, path, () -> token.map(text -> codec.decode(text)).orElse(Map.of()));
    CurrentRequest.begin(state);
    request.addHeadersEndHandler(end -> answer(request, state));
  }

  private void answer(RoutingContext request, RouteState state) {
    Map<String, Position> written = state.answer();
    if (tokens.isPresent() && !written.isEmpty()) {
      tokens.get().send(request.request(), request.response(), codec.encode(written));
    }
    if (router.debugHeader() && !state.usedNodes().isEmpty()) {
      request.response().putHeader(HEADER, state.usedNodes());
    }
  }
}
