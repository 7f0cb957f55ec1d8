package org.fera.tile.http;

import io.vertx.core.json.JsonObject;

/**
 * Links of the OGC API.
 *
 * @param root address of its landing page as clients see it, without a slash at its end
 */
record OgcLinks(String root) {

  JsonObject to(String relation, String mediaType, String path) {
    return new JsonObject().put("rel", relation).put("type", mediaType).put("href", root + path);
  }
}
