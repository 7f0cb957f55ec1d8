package org.fera.app.viewer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The built-in viewer at the root of the portal. */
@ConfigMapping(prefix = "fera.viewer")
public interface ViewerConfig {

  /** Name of the interface whose themes and constants it shows. */
  @WithDefault("desktop")
  String interfaceName();

  /** Who may show the portal in a frame: the value of the directive {@code frame-ancestors}. */
  @WithDefault("'self'")
  String frameAncestors();

  /** Interface of the mounted front end that is shown instead; absent: none. */
  Optional<String> replacedBy();
}
