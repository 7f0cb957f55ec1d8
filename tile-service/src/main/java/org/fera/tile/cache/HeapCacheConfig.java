package org.fera.tile.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The tiles that an instance keeps in its own heap. */
@ConfigMapping(prefix = "fera.tiles.heap-cache")
public interface HeapCacheConfig {

  /** Limit for the tiles' bytes; 0 switches the cache off. */
  @WithDefault("48M")
  MemorySize size();
}
