package org.fera.tile.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.purge.PurgeExchange;
import org.fera.tile.tileset.Tileset;

/**
 * {@code POST /internal/tiles/purges?tileset=&grid=}: forgets the tiles of a tileset. The entry of
 * the portal hands on nothing below {@code /internal}.
 */
@ApplicationScoped
class PurgeHandler {

  private static final String PATH = "/internal/tiles/purges";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String TILESET = "tileset";
  private static final String GRID = "grid";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

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
    String id = request.getParam(TILESET, "");
    if (id.isEmpty()) {
      problem(request, BAD_REQUEST, TILESET, "The tileset is missing");
      return;
    }
    Tileset tileset = configuration.current().tilesets().get(id);
    if (tileset == null) {
      problem(request, NOT_FOUND, TILESET, "There is no such tileset");
      return;
    }
    Optional<String> named =
        Optional.ofNullable(request.getParam(GRID)).filter(name -> !name.isEmpty());
    Optional<String> grid = named.flatMap(tileset::grid).map(link -> link.grid().id());
    if (named.isPresent() && grid.isEmpty()) {
      problem(request, NOT_FOUND, GRID, "The tileset has no such grid");
      return;
    }
    purges
        .purge(id, grid)
        .onSuccess(
            since -> {
              JsonObject done = new JsonObject().put(TILESET, id);
              grid.ifPresent(name -> done.put(GRID, name));
              done.put("since", since.toString());
              request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(done.encode());
            })
        .onFailure(context::fail);
  }

  private static void problem(
      HttpServerRequest request, int status, String parameter, String title) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
        .end(
            new JsonObject()
                .put("title", title)
                .put("status", status)
                .put("parameter", parameter)
                .encode());
  }
}
