package org.fera.tile.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Consumer;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.TileAddress;
import org.fera.tile.render.Tiles;
import org.fera.tile.request.ReportForm;
import org.fera.tile.request.RequestFault;
import org.fera.tile.request.RequestParser;
import org.fera.tile.request.TileRequest;
import org.fera.tile.source.FeatureInfoRequest;
import org.fera.tile.source.Sources;
import org.fera.tile.source.Urgency;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.wms.MapAssembler;

/** Answers the tile services; a tile of the heap is answered on the event loop. */
@ApplicationScoped
class TileHandler {

  private static final int NO_CONTENT = 204;
  private static final int METHOD_NOT_ALLOWED = 405;

  /** What there is to be had, by the configuration in force. */
  private record Offer(RequestParser parser, Documents documents) {
    static Offer of(TileConfiguration configuration) {
      return new Offer(new RequestParser(configuration), new Documents(configuration));
    }
  }

  private final Tiles tiles;
  private final MapAssembler maps;
  private final Sources sources;
  private final PublicUrl publicUrl;
  private final TileMetrics metrics;
  private volatile Offer offer;

  TileHandler(
      LiveConfiguration configuration,
      Tiles tiles,
      MapAssembler maps,
      Sources sources,
      PublicUrl publicUrl,
      TileMetrics metrics) {
    this.tiles = tiles;
    this.maps = maps;
    this.sources = sources;
    this.publicUrl = publicUrl;
    this.metrics = metrics;
    // The sources have followed before: they were made before this.
    configuration.follow(current -> offer = Offer.of(current));
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
    Offer current = offer;
    try {
      String path = context.normalizedPath().substring(mount.path().length());
      answer(
          request,
          current
              .parser()
              .parse(
                  path.isEmpty() ? "/" : path,
                  request.query(),
                  request.getHeader(HttpHeaders.ACCEPT)),
          current.documents(),
          mount);
    } catch (RequestFault fault) {
      metrics.countRefused();
      Answers.failure(request, fault, fault.form());
    }
  }

  private void answer(
      HttpServerRequest request, TileRequest parsed, Documents documents, Mount mount) {
    if (parsed instanceof TileRequest.GetTile tile) {
      tile(request, tile.tile(), ReportForm.OWS, Urgency.TILE);
    } else if (parsed instanceof TileRequest.GetMap map) {
      map(request, map);
    } else if (parsed instanceof TileRequest.GetFeatureInfo info) {
      TileAddress tile = info.tile();
      FeatureInfoRequest question =
          new FeatureInfoRequest(tile.picture(), info.info(), info.format(), info.i(), info.j());
      featureInfo(request, tile.tileset(), question, ReportForm.OWS);
    } else if (parsed instanceof TileRequest.GetMapFeatureInfo info) {
      featureInfo(request, info.layer().tileset(), info.question(), info.form());
    } else {
      Answers.document(request, documents.of(parsed, publicUrl.of(request) + mount.path()));
    }
  }

  private void tile(
      HttpServerRequest request, TileAddress address, ReportForm form, Urgency urgency) {
    Optional<FoundTile> kept = tiles.inHeap(address);
    if (kept.isPresent()) {
      found(request, address, kept.get());
      return;
    }
    whenThere(request, tiles.find(address, urgency), form, found -> found(request, address, found));
  }

  private void found(HttpServerRequest request, TileAddress address, FoundTile found) {
    metrics.count(found.origin());
    Answers.tile(request, address.tileset(), found);
  }

  private void map(HttpServerRequest request, TileRequest.GetMap asked) {
    Optional<TileAddress> tile = asked.map().exactTile();
    if (tile.isPresent()) {
      tile(request, tile.get(), asked.form(), Urgency.MAP);
      return;
    }
    whenThere(
        request,
        maps.draw(asked.map()),
        asked.form(),
        picture -> Answers.map(request, asked.map(), picture));
  }

  private void featureInfo(
      HttpServerRequest request, Tileset tileset, FeatureInfoRequest question, ReportForm form) {
    whenThere(
        request,
        sources.of(tileset).ask(question),
        form,
        answer -> Answers.featureInfo(request, answer));
  }

  /** Answers on the event loop of the request, whatever thread the result comes on. */
  private <T> void whenThere(
      HttpServerRequest request, Future<T> result, ReportForm form, Consumer<T> answer) {
    Context context = Vertx.currentContext();
    result.onComplete(
        done ->
            context.runOnContext(
                nothing -> {
                  if (done.succeeded()) {
                    answer.accept(done.result());
                  } else {
                    metrics.countFailed();
                    Answers.failure(request, done.cause(), form);
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
