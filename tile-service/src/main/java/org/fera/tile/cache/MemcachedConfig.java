package org.fera.tile.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The Memcached servers that the instances share. */
@ConfigMapping(prefix = "fera.tiles.memcached")
public interface MemcachedConfig {

  /** Addresses as host:port; tiles are spread over them by consistent hashing. */
  @WithParentName
  Optional<List<String>> servers();

  /** How long one answer may take before the tile counts as not there. */
  @WithDefault("500ms")
  Duration timeout();

  /** Largest item in bytes, as Memcached's own {@code -I}; larger tiles are kept in parts. */
  @WithDefault("1048576")
  int maxItemSize();
}
