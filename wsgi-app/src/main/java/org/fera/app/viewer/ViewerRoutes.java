package org.fera.app.viewer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * {@code /} and {@code /theme/<name>} answer the page, {@code /viewer/<file>} the files of the
 * bundle, whose names change with their content. Answered on the event loop from memory.
 */
@ApplicationScoped
public class ViewerRoutes {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  /** The build puts eight characters of a hash before the ending; what has none may change. */
  private static final Pattern HASHED = Pattern.compile("-[\\w-]{8}\\.\\w+$");

  private final Bundle bundle;
  private final ViewerPage page;
  private final String policy;

  ViewerRoutes(Bundle bundle, ViewerPage page, ViewerConfig config) {
    this.bundle = bundle;
    this.page = page;
    // Maps and map services of a portal may come from any host, code only from this one.
    this.policy =
        "default-src 'self'; img-src 'self' data: blob: http: https:; connect-src 'self' http:"
            + " https:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors "
            + config.frameAncestors();
  }

  void install(@Observes Router router) {
    for (String path : new String[] {"/", "/theme/*"}) {
      router
          .route(path)
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(context -> answer(context, page.file(), ASK_EACH_TIME));
    }
    router
        .route("/viewer/*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            context ->
                bundle
                    .file(context.normalizedPath().substring(1))
                    .ifPresentOrElse(
                        file -> answer(context, file, caching(context.normalizedPath())),
                        context::next));
  }

  private static String caching(String path) {
    return HASHED.matcher(path).find() ? FOR_EVER : ASK_EACH_TIME;
  }

  private void answer(RoutingContext context, BundleFile file, String caching) {
    boolean packed =
        file.gzip().isPresent()
            && context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(accepted -> accepted.value().equals("gzip") && accepted.weight() > 0);
    String etag = packed ? file.gzipEtag() : file.etag();
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
            .putHeader(HttpHeaders.CACHE_CONTROL, caching)
            .putHeader(HttpHeaders.ETAG, etag)
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .putHeader("Content-Security-Policy", policy)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "same-origin");
    if (packed) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    if (known(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.setStatusCode(304).end();
      return;
    }
    byte[] body = packed ? file.gzip().orElseThrow() : file.plain();
    if (context.request().method() == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length)).end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  /** RFC 9110, 13.1.2: the list compares weakly. */
  private static boolean known(String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
