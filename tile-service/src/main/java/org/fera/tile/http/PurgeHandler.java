package org.fera.tile.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.ValuesUnknown;
import org.fera.tile.purge.PurgeExchange;
import org.fera.tile.tileset.PurgeScope;
import org.fera.tile.tileset.Tileset;

/**
 * {@code POST /internal/tiles/purges?tileset=&grid=&dimension=NAME=VALUE}: forgets the tiles of a
 * tileset. The entry of the portal hands on nothing below {@code /internal}.
 */
@ApplicationScoped
class PurgeHandler {

  private static final String PATH = "/internal/tiles/purges";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String TILESET = "tileset";
  private static final String GRID = "grid";
  private static final String DIMENSION = "dimension";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  /** Each is remembered for good, and looked at with each request for a tile of the tileset. */
  private static final int MOST_BY_VALUE = 500;

  /** A purge that cannot be. */
  private static final class Refusal extends RuntimeException {
    private final int status;
    private final String parameter;

    Refusal(int status, String parameter, String title) {
      super(title, null, false, false);
      this.status = status;
      this.parameter = parameter;
    }
  }

  private final LiveConfiguration configuration;
  private final PurgeExchange purges;

  PurgeHandler(LiveConfiguration configuration, PurgeExchange purges) {
    this.configuration = configuration;
    this.purges = purges;
  }

  void register(@Observes Router router) {
    router.route(PATH).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.method() != HttpMethod.POST) {
      request
          .response()
          .putHeader(HttpHeaders.ALLOW, "POST")
          .setStatusCode(METHOD_NOT_ALLOWED)
          .end();
      return;
    }
    try {
      PurgeScope scope = scope(request);
      purges
          .purge(scope)
          .onSuccess(
              since ->
                  request
                      .response()
                      .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                      .end(json(scope).put("since", since.toString()).encode()))
          .onFailure(context::fail);
    } catch (Refusal refusal) {
      problem(request, refusal);
    } catch (ValuesUnknown unknown) {
      request
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(unknown.retryAfter().toSeconds()));
      problem(request, new Refusal(UNAVAILABLE, DIMENSION, unknown.getMessage()));
    }
  }

  private PurgeScope scope(HttpServerRequest request) {
    String id = request.getParam(TILESET, "");
    if (id.isEmpty()) {
      throw new Refusal(BAD_REQUEST, TILESET, "The tileset is missing");
    }
    Tileset tileset = configuration.current().tilesets().get(id);
    if (tileset == null) {
      throw new Refusal(NOT_FOUND, TILESET, "There is no such tileset");
    }
    Optional<String> named =
        Optional.ofNullable(request.getParam(GRID)).filter(name -> !name.isEmpty());
    Optional<String> grid = named.flatMap(tileset::grid).map(link -> link.grid().id());
    if (named.isPresent() && grid.isEmpty()) {
      throw new Refusal(NOT_FOUND, GRID, "The tileset has no such grid");
    }
    PurgeScope scope = new PurgeScope(id, grid, values(request, tileset));
    if (!scope.values().isEmpty() && tileset.purges().since().size() >= MOST_BY_VALUE) {
      throw new Refusal(
          CONFLICT,
          DIMENSION,
          "There have been " + MOST_BY_VALUE + " purges by value; purge the tileset as a whole");
    }
    return scope;
  }

  private static Map<String, String> values(HttpServerRequest request, Tileset tileset) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : request.params().getAll(DIMENSION)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new Refusal(BAD_REQUEST, DIMENSION, "It must be a name, = and a value");
      }
      Dimension dimension =
          tileset.dimensions().stream()
              .filter(one -> one.name().equalsIgnoreCase(pair.substring(0, equals)))
              .findFirst()
              .orElseThrow(
                  () -> new Refusal(NOT_FOUND, DIMENSION, "The tileset has no such dimension"));
      String value =
          dimension
              .value(pair.substring(equals + 1))
              .orElseThrow(
                  () -> new Refusal(NOT_FOUND, DIMENSION, "The dimension has no such value"));
      if (values.put(dimension.name(), value) != null) {
        throw new Refusal(BAD_REQUEST, DIMENSION, "A dimension is named twice");
      }
    }
    return values;
  }

  private static JsonObject json(PurgeScope scope) {
    JsonObject done = new JsonObject().put(TILESET, scope.tileset());
    scope.grid().ifPresent(name -> done.put(GRID, name));
    if (!scope.values().isEmpty()) {
      done.put("dimensions", new JsonObject(new TreeMap<>(scope.values())));
    }
    return done;
  }

  private static void problem(HttpServerRequest request, Refusal refusal) {
    request
        .response()
        .setStatusCode(refusal.status)
        .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
        .end(
            new JsonObject()
                .put("title", refusal.getMessage())
                .put("status", refusal.status)
                .put("parameter", refusal.parameter)
                .encode());
  }
}
