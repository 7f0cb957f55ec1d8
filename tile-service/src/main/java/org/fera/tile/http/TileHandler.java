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
import java.util.function.Supplier;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.dimension.ValuesUnknown;
import org.fera.tile.identity.Caller;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.Step;
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
import org.fera.tile.wms.Legends;
import org.fera.tile.wms.MapAssembler;

/** Answers the tile services; a tile of the heap is answered on the event loop. */
@ApplicationScoped
class TileHandler {

  private static final int NO_CONTENT = 204;
  private static final int METHOD_NOT_ALLOWED = 405;

  /** What there is to be had, by the configuration in force. */
  private record Offer(TileConfiguration configuration, RequestParser parser, Documents documents) {

    static Offer of(TileConfiguration configuration) {
      return new Offer(
          configuration, new RequestParser(configuration), new Documents(configuration, true));
    }

    /** The documents as a caller may see them. */
    Documents documentsFor(Caller caller) {
      return new Documents(configuration.visibleTo(caller.roleNames()), false);
    }
  }

  private final Tiles tiles;
  private final MapAssembler maps;
  private final Sources sources;
  private final Legends legends;
  private final Access access;
  private final PublicUrl publicUrl;
  private final TileMetrics metrics;
  private volatile Offer offer;

  TileHandler(
      LiveConfiguration configuration,
      Tiles tiles,
      MapAssembler maps,
      Sources sources,
      Legends legends,
      Access access,
      PublicUrl publicUrl,
      TileMetrics metrics) {
    this.tiles = tiles;
    this.maps = maps;
    this.sources = sources;
    this.legends = legends;
    this.access = access;
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
    TileRequest parsed;
    try {
      String path = context.normalizedPath().substring(mount.path().length());
      parsed =
          current
              .parser()
              .parse(
                  path.isEmpty() ? "/" : path,
                  request.query(),
                  request.getHeader(HttpHeaders.ACCEPT));
    } catch (RequestFault fault) {
      metrics.countRefused();
      Answers.failure(request, fault, fault.form());
      return;
    } catch (ValuesUnknown unknown) {
      metrics.countFailed();
      Answers.failure(request, unknown, ReportForm.OWS);
      return;
    }
    admit(context, parsed, current, mount);
  }

  private void admit(RoutingContext context, TileRequest parsed, Offer current, Mount mount) {
    HttpServerRequest request = context.request();
    if (Access.isOpen(parsed, current.configuration())) {
      answer(request, parsed, Caller.NOBODY, () -> current.documents(), mount);
    } else {
      whenThere(
          request,
          access.admit(parsed, request),
          parsed.form(),
          who -> answer(request, parsed, who, () -> current.documentsFor(who), mount));
    }
  }

  /** Answers one who may have what is asked for. */
  private void answer(
      HttpServerRequest request,
      TileRequest parsed,
      Caller caller,
      Supplier<Documents> documents,
      Mount mount) {
    if (parsed instanceof TileRequest.GetTile tile) {
      tile(request, tile.tile(), tile.form(), Urgency.TILE);
    } else if (parsed instanceof TileRequest.GetMap map) {
      map(request, map, caller);
    } else if (parsed instanceof TileRequest.GetFeatureInfo info) {
      TileAddress tile = info.tile();
      FeatureInfoRequest question =
          new FeatureInfoRequest(tile.picture(), info.info(), info.format(), info.i(), info.j());
      featureInfo(request, tile.tileset(), question, caller, ReportForm.OWS);
    } else if (parsed instanceof TileRequest.GetLegend legend) {
      legend(request, legend, caller);
    } else if (parsed instanceof TileRequest.GetMapFeatureInfo info) {
      featureInfo(request, info.layer().tileset(), info.question(), caller, info.form());
    } else {
      Documents visible = documents.get();
      Answers.document(
          request, visible.of(parsed, publicUrl.of(request) + mount.path()), visible.isOpen());
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

  private void map(HttpServerRequest request, TileRequest.GetMap asked, Caller caller) {
    Optional<TileAddress> tile = asked.map().exactTile();
    if (tile.isPresent()) {
      tile(request, tile.get(), asked.form(), Urgency.MAP);
      return;
    }
    long begin = System.nanoTime();
    whenThere(
        request,
        maps.draw(asked.map(), caller.parameters()),
        asked.form(),
        drawn ->
            Answers.map(request, asked.map(), drawn, new Step("map", System.nanoTime() - begin)));
  }

  private void legend(HttpServerRequest request, TileRequest.GetLegend asked, Caller caller) {
    whenThere(
        request,
        legends.of(asked.tileset(), asked.scale(), asked.format(), caller.parameters()),
        asked.form(),
        legend -> Answers.legend(request, asked.tileset(), asked.format(), legend));
  }

  private void featureInfo(
      HttpServerRequest request,
      Tileset tileset,
      FeatureInfoRequest question,
      Caller caller,
      ReportForm form) {
    whenThere(
        request,
        sources
            .of(tileset)
            .ask(tileset.isPrivate() ? question.with(caller.parameters()) : question),
        form,
        answer -> Answers.featureInfo(request, tileset, answer));
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
                    answered(request, done.result(), form, answer);
                  } else {
                    count(done.cause());
                    Answers.failure(request, done.cause(), form);
                  }
                }));
  }

  /** Outside of the router nobody else would answer for a fault of ours. */
  private static <T> void answered(
      HttpServerRequest request, T result, ReportForm form, Consumer<T> answer) {
    try {
      answer.accept(result);
    } catch (RuntimeException e) {
      Answers.failure(request, e, form);
    }
  }

  private void count(Throwable failure) {
    if (failure instanceof RequestFault) {
      metrics.countRefused();
    } else {
      metrics.countFailed();
    }
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
