package org.fera.print.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the outside sees the portal, and which instance of the service this is. */
@ConfigMapping(prefix = "fera.print.entry")
public interface EntryConfig {

  /** Path under which the portal is seen; starts and ends with a slash. */
  @WithDefault("/")
  String point();

  /** Host, with its port where that is not the protocol's own. */
  @WithDefault("localhost:8080")
  String host();

  /** {@code http} or {@code https}. */
  @WithDefault("http")
  String protocol();

  /** Number of this instance, from 1. */
  @WithDefault("1")
  int instance();
}
