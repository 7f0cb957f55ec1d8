package org.fera.tile.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.TileAddress;
import org.fera.tile.render.Tiles;
import org.fera.tile.request.RequestFault;
import org.fera.tile.request.RequestParser;
import org.fera.tile.request.TileRequest;
import org.fera.tile.source.FeatureInfoRequest;
import org.fera.tile.source.Sources;

/** Answers the tile services; a tile of the heap is answered on the event loop. */
@ApplicationScoped
class TileHandler {

  private static final int NO_CONTENT = 204;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Documents documents;
  private final RequestParser parser;
  private final Tiles tiles;
  private final Sources sources;
  private final PublicUrl publicUrl;
  private final TileMetrics metrics;

  TileHandler(
      TileConfiguration configuration,
      Tiles tiles,
      Sources sources,
      PublicUrl publicUrl,
      TileMetrics metrics) {
    this.documents = new Documents(configuration);
    this.parser = new RequestParser(configuration);
    this.tiles = tiles;
    this.sources = sources;
    this.publicUrl = publicUrl;
    this.metrics = metrics;
  }

  void register(@Observes Router router) {
    for (Mount mount : Mount.values()) {
      router.route(mount.path() + "/*").handler(context -> handle(context, mount));
    }
  }

  private void handle(RoutingContext context, Mount mount) {
    HttpServerRequest request = context.request();
    HttpMethod method = request.method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      withoutContent(request, method);
      return;
    }
    try {
      String path = context.normalizedPath().substring(mount.path().length());
      TileRequest parsed = parser.parse(path.isEmpty() ? "/" : path, request.query());
      if (parsed instanceof TileRequest.GetTile tile) {
        tile(request, tile.tile());
      } else if (parsed instanceof TileRequest.GetFeatureInfo info) {
        featureInfo(request, info);
      } else {
        Answers.document(request, documents.of(parsed, publicUrl.of(request) + mount.path()));
      }
    } catch (RequestFault fault) {
      metrics.countRefused();
      Answers.failure(request, fault);
    }
  }

  private void tile(HttpServerRequest request, TileAddress address) {
    Optional<StoredTile> kept = tiles.inHeap(address.key());
    if (kept.isPresent()) {
      FoundTile found = new FoundTile(kept.get(), FoundTile.Origin.HEAP);
      metrics.count(found.origin());
      Answers.tile(request, address.tileset(), found);
      return;
    }
    Context context = Vertx.currentContext();
    tiles
        .find(address)
        .onComplete(
            result ->
                context.runOnContext(
                    nothing -> {
                      if (result.succeeded()) {
                        metrics.count(result.result().origin());
                        Answers.tile(request, address.tileset(), result.result());
                      } else {
                        metrics.countFailed();
                        Answers.failure(request, result.cause());
                      }
                    }));
  }

  private void featureInfo(HttpServerRequest request, TileRequest.GetFeatureInfo info) {
    Context context = Vertx.currentContext();
    TileAddress tile = info.tile();
    sources
        .of(tile.tileset())
        .ask(new FeatureInfoRequest(tile.picture(), info.info(), info.format(), info.i(), info.j()))
        .onComplete(
            result ->
                context.runOnContext(
                    nothing -> {
                      if (result.succeeded()) {
                        Answers.featureInfo(request, result.result());
                      } else {
                        metrics.countFailed();
                        Answers.failure(request, result.cause());
                      }
                    }));
  }

  private static void withoutContent(HttpServerRequest request, HttpMethod method) {
    HttpServerResponse response = request.response();
    TileHeaders.putCors(response);
    TileHeaders.putAllow(response);
    if (method == HttpMethod.OPTIONS) {
      TileHeaders.putPreflight(response);
      response.setStatusCode(NO_CONTENT).end();
    } else {
      response.setStatusCode(METHOD_NOT_ALLOWED).end();
    }
  }
}
