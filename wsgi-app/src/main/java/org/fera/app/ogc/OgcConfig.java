package org.fera.app.ogc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How OGC servers are asked what they offer, and how long their answers are believed. */
@ConfigMapping(prefix = "fera.ogc")
interface OgcConfig {

  /** After this a document is fetched again; the old one is used until the new one is there. */
  @WithDefault("5m")
  Duration age();

  /** After this a server that failed is asked again. */
  @WithDefault("10s")
  Duration failureAge();

  /** How long a request waits for a document that was never read; it then does without. */
  @WithDefault("2s")
  Duration patience();

  /** For the first try of a document that was never read. */
  @WithDefault("5s")
  Duration firstTimeout();

  /** For the second try, and for fetching again: nobody waits for these. */
  @WithDefault("30s")
  Duration timeout();

  /** Longest document, in bytes. */
  @WithDefault("20000000")
  int most();
}
