package org.fera.app.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the way to OGC servers. */
@ConfigMapping(prefix = "fera.proxy")
interface ProxyConfig {

  /** Names of servers whose capabilities nobody gets. */
  Optional<List<String>> hideCapabilities();

  /**
   * Names of servers that are told the roles, but do not filter by restriction areas: the proxy
   * does it for them, as for all that are not told.
   */
  Optional<List<String>> filterFor();

  /** How much each instance asks of all servers at a time; the surplus gets 503 at once. */
  Admission admission();

  /** When a server is left alone. */
  Circuit circuit();

  /** Most requests under way, by kind. */
  interface Admission {

    /** Capabilities, legends, descriptions. */
    @WithDefault("24")
    int about();

    /** Maps. */
    @WithDefault("64")
    int maps();

    /** Features and what is at a point. */
    @WithDefault("32")
    int features();
  }

  /** Of each server. */
  interface Circuit {

    /** So many failures in a row. */
    @WithDefault("5")
    int failures();

    /** For so long nothing is asked; then one request tries. */
    @WithDefault("5s")
    Duration rest();
  }
}
