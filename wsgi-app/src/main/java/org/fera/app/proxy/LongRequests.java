package org.fera.app.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.fera.app.upstream.UpstreamRequest;

/** Requests with parameters: those too long for an address go as a form. */
final class LongRequests {

  /** Servers take at least so much, and proxies before them. */
  private static final int LONGEST = 4_000;

  private LongRequests() {}

  /**
   * @param base the server's own address, with parameters of its own
   * @param whole the same with all parameters
   */
  static UpstreamRequest of(String server, String base, String whole, Map<String, String> headers) {
    if (whole.length() <= LONGEST) {
      return new UpstreamRequest(server, HttpMethod.GET, whole, headers, null);
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
    String form = whole.substring(whole.indexOf('?') + 1);
    return new UpstreamRequest(server, HttpMethod.POST, base, all, Buffer.buffer(form));
  }
}
