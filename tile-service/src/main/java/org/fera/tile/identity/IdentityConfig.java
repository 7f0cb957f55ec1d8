package org.fera.tile.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom to ask who a caller is, for tilesets that only some roles may see. */
@ConfigMapping(prefix = "fera.tiles.identity")
public interface IdentityConfig {

  /**
   * Addresses of wsgi-app's instances without a slash at their end, of which one is asked, and the
   * next one when it fails; without any nobody sees a private tileset.
   */
  Optional<List<URI>> url();

  /** How long an answer may take before private tilesets are refused. */
  @WithDefault("2s")
  Duration timeout();

  /** How long an answer is believed; a role that is taken away counts so much longer. */
  @WithDefault("10s")
  Duration keep();
}
