package org.fera.tile.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.fera.tile.render.Step;
import org.fera.tile.tileset.Freshness;
import org.fera.tile.tileset.Tileset;

/** Headers that every answer of the tile services carries, and their names in Netty's fast form. */
final class TileHeaders {

  static final CharSequence X_CACHE = HttpHeaders.createOptimized("X-Cache");
  static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
  static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private static final CharSequence ANYONE = HttpHeaders.createOptimized("*");
  private static final CharSequence EXPOSED =
      HttpHeaders.createOptimized("ETag, X-Cache, X-Fera-Instance, Server-Timing");
  private static final CharSequence RESOURCE_POLICY =
      HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
  private static final CharSequence TIMING_ORIGIN =
      HttpHeaders.createOptimized("Timing-Allow-Origin");
  private static final CharSequence OF_THE_HEAP = HttpHeaders.createOptimized("l1;dur=0.0");
  private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");
  private static final CharSequence SAME_SITE = HttpHeaders.createOptimized("same-site");
  private static final CharSequence PRIVATE = HttpHeaders.createOptimized("private, no-store");
  private static final CharSequence CREDENTIALS =
      HttpHeaders.createOptimized("Cookie, Authorization");
  private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD, OPTIONS");
  private static final CharSequence DAY = HttpHeaders.createOptimized("86400");

  private TileHeaders() {}

  /** Keeps an answer that depends on who asks from caches and from pages of other sites. */
  static void putPrivate(HttpServerResponse response) {
    response
        .putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE)
        .putHeader(HttpHeaders.VARY, CREDENTIALS)
        .putHeader(RESOURCE_POLICY, SAME_SITE);
  }

  /** Lets pages of any origin read the answer: it is the same for everybody. */
  static void putCors(HttpServerResponse response) {
    response
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE)
        .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
        .putHeader(TIMING_ORIGIN, ANYONE)
        .putHeader(RESOURCE_POLICY, CROSS_ORIGIN);
  }

  /** For how long whatever is made of a tileset's tiles may be kept. */
  static CharSequence cacheControl(Tileset tileset) {
    return "public, max-age=" + tileset.expires().toSeconds();
  }

  /**
   * For how long a tile may be kept: not beyond the time at which it is drawn again.
   *
   * @param created when it was drawn
   */
  static CharSequence cacheControl(Tileset tileset, Instant created, Instant now) {
    Freshness freshness = tileset.freshness();
    if (freshness.refresh().isEmpty()) {
      return cacheControl(tileset);
    }
    long age = freshness.keep(created, now, tileset.expires()).toSeconds();
    long stale = freshness.stale().toSeconds();
    return "public, max-age="
        + age
        + ", stale-while-revalidate="
        + stale
        + ", stale-if-error="
        + stale;
  }

  /** What the way to a tile took; that of one of the heap is too short to be told. */
  static CharSequence timing(List<Step> steps) {
    return steps.isEmpty()
        ? OF_THE_HEAP
        : steps.stream().map(Step::text).collect(Collectors.joining(", "));
  }

  static void putAllow(HttpServerResponse response) {
    response.putHeader(HttpHeaders.ALLOW, METHODS);
  }

  static void putPreflight(HttpServerResponse response) {
    response
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ANYONE)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, DAY);
  }
}
