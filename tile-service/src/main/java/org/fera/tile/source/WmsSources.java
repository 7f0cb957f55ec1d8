package org.fera.tile.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.fera.tile.config.SourceSettings;
import org.fera.tile.tileset.Tileset;

/** The sources of the configuration in force. One whose settings stay goes on as it is. */
public final class WmsSources implements Sources {

  private final Vertx vertx;
  private final MeterRegistry metrics;
  private volatile Map<String, WmsSource> sources = Map.of();

  public WmsSources(Vertx vertx, MeterRegistry metrics) {
    this.vertx = vertx;
    this.metrics = metrics;
  }

  /** Takes over new settings. A source that is gone stays for the requests that still name it. */
  public synchronized void use(Map<String, SourceSettings> settings) {
    Map<String, WmsSource> next = new HashMap<>(sources);
    settings.forEach(
        (id, wanted) -> {
          WmsSource old = next.get(id);
          if (old == null || !old.settings().equals(wanted)) {
            if (old != null) {
              old.retire();
            }
            next.put(id, new WmsSource(vertx, wanted, metrics));
          }
        });
    sources = Map.copyOf(next);
  }

  @Override
  public WmsSource of(Tileset tileset) {
    return sources.get(tileset.source());
  }
}
