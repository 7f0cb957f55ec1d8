package org.fera.tile.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.render.FoundTile;

/** Counts the requests for tiles by where the tile came from, and watches the heap cache. */
@ApplicationScoped
class TileMetrics {

  private final Map<FoundTile.Origin, Counter> found = new EnumMap<>(FoundTile.Origin.class);
  private final Counter failed;
  private final Counter refused;

  TileMetrics(MeterRegistry registry, HeapTiles heap) {
    for (FoundTile.Origin origin : FoundTile.Origin.values()) {
      found.put(origin, registry.counter("tile.requests", "result", origin.header()));
    }
    this.failed = registry.counter("tile.requests", "result", "FAILED");
    this.refused = registry.counter("tile.requests", "result", "REFUSED");
    registry.gauge("tile.l1.weight.bytes", heap, HeapTiles::weight);
    registry.gauge("tile.l1.evictions", heap, HeapTiles::evictions);
  }

  void count(FoundTile.Origin origin) {
    found.get(origin).increment();
  }

  void countFailed() {
    failed.increment();
  }

  void countRefused() {
    refused.increment();
  }
}
