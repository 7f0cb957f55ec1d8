package org.fera.tile.cache;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheManager;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hands out the tiles' cache instead of Quarkus's own, whose limit is a number of entries. */
@Alternative
@Priority(1)
@ApplicationScoped
class TileCacheManager implements CacheManager {

  private final HeapTiles tiles;

  TileCacheManager(HeapTiles tiles) {
    this.tiles = tiles;
  }

  @Override
  public Collection<String> getCacheNames() {
    return List.of(HeapTiles.NAME);
  }

  @Override
  public Optional<Cache> getCache(String name) {
    return HeapTiles.NAME.equals(name) ? Optional.of(tiles) : Optional.empty();
  }
}
