package org.fera.app.shortlink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Settings of short links; GeoMapFish's section shortener. */
@ConfigMapping(prefix = "fera.shortlink")
interface ShortlinkConfig {

  /** Hosts, with port where there is one, that may be linked to besides the portal's own. */
  Optional<Set<String>> allowedHosts();

  /** Letters and digits of a new link, 4 to 20. */
  @WithDefault("6")
  int length();

  /** What short links begin with; absent: the portal's address and {@code s/}. */
  Optional<String> baseUrl();
}
