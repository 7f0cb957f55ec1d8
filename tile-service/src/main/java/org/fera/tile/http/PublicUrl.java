package org.fera.tile.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds the addresses that documents name: those by which a user reaches the portal. */
@ApplicationScoped
class PublicUrl {

  private final VisibleConfig config;
  private final String prefix;

  PublicUrl(VisibleConfig config) {
    this.config = config;
    this.prefix = withoutTrailingSlash("/" + config.entryPoint()).replaceAll("^/+", "/");
  }

  /** The entry point without its last slash: empty for {@code /}, else like {@code /portal}. */
  String prefix() {
    return prefix;
  }

  /**
   * The address of the portal without a slash at its end, for example {@code http://host/portal}.
   */
  String of(HttpServerRequest request) {
    if (config.host().isPresent()) {
      return config.protocol() + "://" + config.host().get() + prefix;
    }
    return request.scheme() + "://" + request.authority() + prefix;
  }

  private static String withoutTrailingSlash(String path) {
    return path.replaceAll("/+$", "");
  }
}
