package org.fera.tile.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fera.tile.identity.EnvironmentsConfig;

/** Builds the addresses that documents name: those by which a user reaches the portal. */
@ApplicationScoped
class PublicUrl {

  private final VisibleConfig config;
  private final EnvironmentsConfig environments;
  private final String prefix;

  PublicUrl(VisibleConfig config, EnvironmentsConfig environments) {
    this.config = config;
    this.environments = environments;
    this.prefix = withoutTrailingSlash("/" + config.entryPoint()).replaceAll("^/+", "/");
  }

  /** The entry point without its last slash: empty for {@code /}, else like {@code /portal}. */
  String prefix() {
    return prefix;
  }

  /**
   * The address of the portal without a slash at its end, for example {@code http://host/portal};
   * of the environment that the request is in.
   */
  String of(HttpServerRequest request) {
    Optional<String> other =
        Optional.ofNullable(request.getHeader(Access.ENVIRONMENT))
            .map(environments.byName()::get)
            .flatMap(EnvironmentsConfig.Environment::url)
            .map(url -> withoutTrailingSlash(url.toString()));
    return other.orElseGet(() -> ofProduction(request));
  }

  private String ofProduction(HttpServerRequest request) {
    if (config.host().isPresent()) {
      return config.protocol() + "://" + config.host().get() + prefix;
    }
    return request.scheme() + "://" + request.authority() + prefix;
  }

  private static String withoutTrailingSlash(String path) {
    return path.replaceAll("/+$", "");
  }
}
