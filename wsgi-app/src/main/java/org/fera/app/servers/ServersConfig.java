package org.fera.app.servers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/**
 * Where the servers are that {@code config://NAME/path} addresses of the database name;
 * GeoMapFish's section servers. {@code tiles} without an entry is the portal's own {@code tiles/}.
 */
@ConfigMapping(prefix = "fera.servers")
interface ServersConfig {

  /** Base address of each server, with a query when every request needs one. */
  @WithParentName
  Map<String, String> servers();
}
