package org.fera.print.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers, and how long they may be kept. */
final class Answers {

  private static final String NOT_CACHED = "max-age=0, must-revalidate, no-cache, no-store";

  private Answers() {}

  /** JSON that is the same for everybody. */
  static Response cached(Object body) {
    return json(body, "max-age=3600").build();
  }

  /** JSON that is somebody else's with another referer. */
  static Response cachedForPage(Object body) {
    return json(body, "max-age=3600").header("Vary", "Referer").build();
  }

  /** JSON that depends on the caller's rights. */
  static Response cachedForCaller(Object body) {
    return json(body, "private, max-age=600")
        .header("Vary", "Cookie, Authorization, Referer")
        .build();
  }

  private static Response.ResponseBuilder json(Object body, String cacheControl) {
    return Response.ok(body)
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
        .header("Cache-Control", cacheControl);
  }

  static Response notCached(Response.ResponseBuilder response) {
    return response.header("Cache-Control", NOT_CACHED).build();
  }
}
