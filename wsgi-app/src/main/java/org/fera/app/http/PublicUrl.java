package org.fera.app.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * The address by which the caller reaches the portal, for links in answers. Forwarded headers of a
 * trusted proxy (fera.http.trusted-proxies) come first, then the {@code VISIBLE_*} settings, then
 * what the request itself says.
 */
@RequestScoped
public class PublicUrl {

  private static final String TRUSTED = "X-Forwarded-Trusted-Proxy";

  private final VisibleConfig config;
  private final EntryPoint entryPoint;
  private final HttpServerRequest request;

  PublicUrl(VisibleConfig config, EntryPoint entryPoint, HttpServerRequest request) {
    this.config = config;
    this.entryPoint = entryPoint;
    this.request = request;
  }

  /** Absolute, with the entry point, ending with a slash. */
  public String base() {
    return scheme() + "://" + host() + entryPoint.path();
  }

  /**
   * Absolute address of a route.
   *
   * @param route without a slash in front, e.g. {@code themes}
   */
  public String of(String route) {
    return base() + route;
  }

  /** Host of links, with the port when it is not the scheme's own. */
  public String host() {
    if (forwarded("X-Forwarded-Host", "host=")) {
      return requestHost();
    }
    return config.webHost().filter(host -> !host.isBlank()).orElseGet(this::requestHost);
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    if (forwarded("X-Forwarded-Proto", "proto=")) {
      return request.scheme();
    }
    return config.webProtocol().filter(Set.of("http", "https")::contains).orElse(request.scheme());
  }

  /** Host and port that the request names. */
  public String requestHost() {
    return request.authority() == null ? "localhost" : request.authority().toString();
  }

  private boolean forwarded(String header, String directive) {
    if (!"true".equals(request.getHeader(TRUSTED))) {
      return false;
    }
    String forwarded = request.getHeader("Forwarded");
    return request.getHeader(header) != null
        || (forwarded != null && forwarded.toLowerCase(java.util.Locale.ROOT).contains(directive));
  }
}
