package org.fera.app.resourceproxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** What may be fetched; GeoMapFish's section resourceproxy. */
@ConfigMapping(prefix = "fera.resourceproxy")
interface ResourceProxyConfig {

  /** Addresses by name, with {@code %s} for each value that a caller gives. */
  Map<String, String> targets();

  /** Headers of answers that are handed on. */
  @WithDefault("Content-Type,Content-Disposition,Content-Language,Last-Modified,Expires")
  List<String> allowedHeaders();
}
