package org.fera.app.http;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The address by which the caller reaches the portal, for links in answers. The {@code VISIBLE_*}
 * settings come first, but for hosts that the operator names otherwise: a proxy hands on the Host
 * header, which the caller chooses. Then come forwarded headers of a trusted proxy
 * (fera.http.trusted-proxies), then the request itself.
 */
@RequestScoped
public class PublicUrl {

  private final VisibleConfig config;
  private final EntryPoint entryPoint;
  private final HttpServerRequest request;
  private final List<KnownHosts> known;

  PublicUrl(
      VisibleConfig config,
      EntryPoint entryPoint,
      HttpServerRequest request,
      @All List<KnownHosts> known) {
    this.config = config;
    this.entryPoint = entryPoint;
    this.request = request;
    this.known = known;
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
    return named().orElseGet(this::requestHost);
  }

  /** Whether the operator names the host; else it is what the request says. */
  public boolean isHostNamed() {
    return named().isPresent();
  }

  private Optional<String> named() {
    String asked = requestHost();
    return known.stream().anyMatch(hosts -> hosts.contain(asked))
        ? Optional.of(asked)
        : config.webHost().filter(host -> !host.isBlank());
  }

  /** {@code http} or {@code https}. HTTP/2 lets a caller name any other. */
  public String scheme() {
    return config
        .webProtocol()
        .filter(Set.of("http", "https")::contains)
        .orElse("https".equals(request.scheme()) ? "https" : "http");
  }

  /** Host and port that the request names, or its trusted proxy does. */
  public String requestHost() {
    return request.authority() == null ? "localhost" : request.authority().toString();
  }
}
