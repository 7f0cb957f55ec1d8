package org.fera.app.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * A request to another server.
 *
 * @param server name of the server in messages to callers
 * @param url absolute, http or https
 * @param headers sent as they are
 * @param body null: none
 */
public record UpstreamRequest(
    String server, HttpMethod method, String url, Map<String, String> headers, Buffer body) {

  /** A GET without headers. */
  public static UpstreamRequest get(String server, String url) {
    return new UpstreamRequest(server, HttpMethod.GET, url, Map.of(), null);
  }
}
