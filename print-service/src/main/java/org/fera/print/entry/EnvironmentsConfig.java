package org.fera.print.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Environments other than production that this service prints for too. The portal's entry says by
 * the header {@code X-Fera-Environment}, which it takes from nobody else, for which one a request
 * is.
 */
@ConfigMapping(prefix = "fera.print.environments")
public interface EnvironmentsConfig {

  /** By name. */
  @WithParentName
  Map<String, Environment> byName();

  /** One environment. */
  interface Environment {

    /** Its address as users see it: {@code http://host/integration/}. */
    Optional<URI> seenAt();

    /**
     * Where it is reached from here, when it is seen at a host of its own: {@code
     * http://127.0.0.1:8080/integration}. URLs with the host of {@link #seenAt} go there.
     */
    Optional<URI> reachedAt();

    /** Instances of its wsgi-app, which are asked what callers may print. */
    Optional<List<URI>> wsgiApp();
  }
}
