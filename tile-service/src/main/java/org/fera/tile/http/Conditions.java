package org.fera.tile.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The conditions of a request (RFC 9110, 13): whether the client has the current answer already.
 */
final class Conditions {

  private Conditions() {}

  /**
   * @param etag strong, quotes included
   * @param lastModified as HTTP writes it
   */
  static boolean unchanged(HttpServerRequest request, String etag, String lastModified) {
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null) {
      return known.equals("*") || lists(known, etag);
    }
    // Clients send back the date that they were given; another one costs a full answer, no more.
    return lastModified.equals(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
  }

  private static boolean lists(String tags, String etag) {
    for (String tag : tags.split(",")) {
      String bare = tag.strip();
      if (etag.equals(bare.startsWith("W/") ? bare.substring(2) : bare)) {
        return true;
      }
    }
    return false;
  }
}
