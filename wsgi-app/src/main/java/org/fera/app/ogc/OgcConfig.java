package org.fera.app.ogc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what OGC servers say of themselves is believed. */
@ConfigMapping(prefix = "fera.ogc")
interface OgcConfig {

  /** After this a document is fetched again; the old one is used until the new one is there. */
  @WithDefault("5m")
  Duration age();

  /** After this a server that failed is asked again. */
  @WithDefault("10s")
  Duration failureAge();

  /** Longest document, in bytes. */
  @WithDefault("20000000")
  int most();
}
