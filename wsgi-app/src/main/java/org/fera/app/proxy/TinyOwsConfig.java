package org.fera.app.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of {@code /tinyows_proxy}; GeoMapFish's section tinyowsproxy. */
@ConfigMapping(prefix = "fera.tinyows")
interface TinyOwsConfig {

  /** Where TinyOWS is, {@code config://} too; absent: the portal has none. */
  Optional<String> url();

  /** The OGC server whose layers, by their WMS names, are the types that TinyOWS writes. */
  @WithDefault("main")
  String ogcServer();

  /** The address that TinyOWS tells for itself; callers read that of the proxy instead. */
  Optional<String> onlineResource();
}
