package org.fera.tile.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Environments other than production that this service serves too. The portal's entry says by the
 * header {@code X-Fera-Environment}, which it takes from nobody else, for which one a request is.
 */
@ConfigMapping(prefix = "fera.tiles.environments")
public interface EnvironmentsConfig {

  /** By name. */
  @WithParentName
  Map<String, Environment> byName();

  /** One environment. */
  interface Environment {

    /** Its address as users see it, for the links in documents: {@code http://host/integration}. */
    Optional<URI> url();

    /** Instances of its wsgi-app, which are asked who callers are. */
    Optional<List<URI>> identityUrl();
  }
}
