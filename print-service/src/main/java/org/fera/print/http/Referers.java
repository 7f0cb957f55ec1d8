package org.fera.print.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.fera.print.app.PrintApp;
import org.fera.print.app.UrlMatcher;

/**
 * Which pages may use an app: MapFish Print's {@code allowedReferers}. It keeps other sites from
 * using the service, not people: a referer is whatever a client says.
 */
final class Referers {

  /** What a request without a referer counts as, as in MapFish Print. */
  private static final String NONE = "http://localhost/";

  private Referers() {}

  /** Throws {@link RefererException} if the app is not for the page that the request is from. */
  static void check(PrintApp app, HttpServerRequest request) {
    String referer = request.getHeader("Referer");
    if (!app.allowedReferers().isEmpty() && !allowed(app, referer == null ? NONE : referer)) {
      throw new RefererException();
    }
  }

  private static boolean allowed(PrintApp app, String referer) {
    try {
      URI uri = new URI(referer);
      return uri.getHost() != null && UrlMatcher.allows(app.allowedReferers(), uri);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
