package org.fera.tile.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Comparator;
import org.fera.tile.dimension.ValuesUnknown;
import org.fera.tile.identity.IdentityUnknown;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.Step;
import org.fera.tile.request.ReportForm;
import org.fera.tile.request.RequestFault;
import org.fera.tile.source.SourceAnswer;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.tileset.TileFormat;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.wms.DrawnMap;
import org.fera.tile.wms.MapLayer;
import org.fera.tile.wms.WmsMap;
import org.jboss.logging.Logger;

/** Writes answers; the only place where a failure becomes a status. */
final class Answers {

  private static final Logger LOG = Logger.getLogger(Answers.class);
  private static final String DOCUMENT_CACHING = "public, max-age=300";
  private static final String LEGEND_CACHING = "public, max-age=3600";

  /** Of the pages; documents for programs are none. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " base-uri 'self'";

  private static final String EMPTY = "EMPTY";
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int INTERNAL_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  /** GIS clients send name and password only once they are asked for them. */
  private static final String CHALLENGE = "Basic realm=\"Private tilesets\"";

  private Answers() {}

  static void tile(HttpServerRequest request, Tileset tileset, FoundTile found) {
    HttpServerResponse response = request.response();
    if (tileset.isPrivate()) {
      TileHeaders.putPrivate(response);
    } else {
      TileHeaders.putCors(response);
      response.putHeader(
          HttpHeaders.CACHE_CONTROL,
          TileHeaders.cacheControl(tileset, found.tile().created(), Instant.now()));
    }
    response
        .putHeader(HttpHeaders.ETAG, found.tile().etag())
        .putHeader(HttpHeaders.LAST_MODIFIED, found.tile().lastModified())
        .putHeader(TileHeaders.SERVER_TIMING, TileHeaders.timing(found.steps()))
        .putHeader(TileHeaders.X_CACHE, found.tile().isEmpty() ? EMPTY : found.origin().header());
    if (Conditions.unchanged(request, found.tile().etag(), found.tile().lastModified())) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    if (found.tile().isEmpty()) {
      response.setStatusCode(NO_CONTENT).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, found.tile().format().mediaType());
    body(request, found.tile().body());
  }

  static void featureInfo(HttpServerRequest request, Tileset tileset, SourceAnswer answer) {
    HttpServerResponse response = request.response();
    if (tileset.isPrivate()) {
      TileHeaders.putPrivate(response);
    } else {
      TileHeaders.putCors(response);
      response.putHeader(HttpHeaders.CACHE_CONTROL, TileHeaders.NO_STORE);
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
        // Templates of the map server may hold text of the data: no page of ours runs it.
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "sandbox");
    body(request, answer.body());
  }

  static void legend(HttpServerRequest request, Tileset tileset, TileFormat format, Buffer legend) {
    HttpServerResponse response = request.response();
    if (tileset.isPrivate()) {
      TileHeaders.putPrivate(response);
    } else {
      TileHeaders.putCors(response);
      response.putHeader(HttpHeaders.CACHE_CONTROL, LEGEND_CACHING);
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType());
    body(request, legend);
  }

  /**
   * @param open whether it is the same for everybody
   */
  static void document(HttpServerRequest request, Documents.Document document, boolean open) {
    HttpServerResponse response = request.response();
    if (open) {
      TileHeaders.putCors(response);
      response.putHeader(HttpHeaders.CACHE_CONTROL, DOCUMENT_CACHING);
    } else {
      TileHeaders.putPrivate(response);
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, document.mediaType())
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", PAGE_POLICY);
    body(request, Buffer.buffer(document.text()));
  }

  /** A map of any place; it is not kept here, so it has no validator. */
  static void map(HttpServerRequest request, WmsMap map, DrawnMap drawn, Step took) {
    HttpServerResponse response = request.response();
    if (map.layers().stream().anyMatch(layer -> layer.tileset().isPrivate())) {
      TileHeaders.putPrivate(response);
    } else {
      TileHeaders.putCors(response);
      response.putHeader(
          HttpHeaders.CACHE_CONTROL,
          map.layers().stream()
              .map(MapLayer::tileset)
              .min(Comparator.comparing(Tileset::expires))
              .map(TileHeaders::cacheControl)
              .orElseThrow());
    }
    response
        .putHeader(TileHeaders.SERVER_TIMING, took.text())
        .putHeader(TileHeaders.X_CACHE, drawn.origin().map(FoundTile.Origin::header).orElse(EMPTY))
        .putHeader(HttpHeaders.CONTENT_TYPE, map.format().mediaType());
    body(request, drawn.picture());
  }

  /**
   * @param form for what is not the fault of the request, which knows its own
   */
  static void failure(HttpServerRequest request, Throwable failure, ReportForm form) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    if (failure instanceof RequestFault fault) {
      if (fault.asksToLogIn()) {
        request.response().putHeader("WWW-Authenticate", CHALLENGE);
      }
      // The same wrong request stays wrong for a while.
      report(
          request,
          fault.status(),
          ExceptionReport.of(
              fault.form(),
              fault.status(),
              fault.code().name(),
              fault.locator(),
              fault.form() == ReportForm.WMS_1_1_1 && !fault.locator().isEmpty()
                  ? fault.locator() + ": " + fault.getMessage()
                  : fault.getMessage()),
          fault.concernsCaller() ? "no-store" : "public, max-age=60");
    } else if (failure instanceof SourceFailure source) {
      request
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(source.retryAfter().toSeconds()));
      withoutCode(request, source.reason().status(), source.getMessage(), form);
    } else if (failure instanceof IdentityUnknown unknown) {
      request
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(unknown.retryAfter().toSeconds()));
      withoutCode(request, UNAVAILABLE, unknown.getMessage(), form);
    } else if (failure instanceof ValuesUnknown unknown) {
      request
          .response()
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(unknown.retryAfter().toSeconds()));
      withoutCode(request, UNAVAILABLE, unknown.getMessage(), form);
    } else {
      LOG.errorf(failure, "%s %s failed", request.method(), request.path());
      withoutCode(request, INTERNAL_ERROR, "The service has failed", form);
    }
  }

  private static void withoutCode(
      HttpServerRequest request, int status, String text, ReportForm form) {
    report(
        request,
        status,
        ExceptionReport.of(form, status, RequestFault.Code.NoApplicableCode.name(), "", text),
        "no-store");
  }

  private static void report(
      HttpServerRequest request, int status, ExceptionReport report, String caching) {
    HttpServerResponse response = request.response();
    TileHeaders.putCors(response);
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, report.mediaType())
        .putHeader(HttpHeaders.CACHE_CONTROL, caching);
    body(request, Buffer.buffer(report.text()));
  }

  private static void body(HttpServerRequest request, Buffer body) {
    HttpServerResponse response = request.response();
    if (request.method() == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }
}
