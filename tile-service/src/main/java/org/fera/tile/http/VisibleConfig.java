package org.fera.tile.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The portal's address as its users see it; set by the operator, not taken from requests. */
@ConfigMapping(prefix = "fera.tiles.visible")
interface VisibleConfig {

  /** The path under which the portal is mounted, {@code /} or {@code /portal/}. */
  @WithDefault("/")
  String entryPoint();

  /** Host and port; when absent, the address that the request came to is used. */
  Optional<String> host();

  /** {@code http} or {@code https}; only read together with {@link #host}. */
  @WithDefault("http")
  String protocol();
}
