package org.fera.app.printproxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where print-service is. */
@ConfigMapping(prefix = "fera.print")
interface PrintConfig {

  /** Base of its addresses: {@code <url>/report.pdf}; absent: the portal does not print. */
  Optional<URI> url();

  /** Longest print request and longest capabilities, in bytes. */
  @WithDefault("10000000")
  int most();
}
