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

  /**
   * Takes over new settings. A source that is gone is counted no more at once, and stays for the
   * requests that still name it until none of them can be under way.
   */
  public synchronized void use(Map<String, SourceSettings> settings) {
    Map<String, WmsSource> next = new HashMap<>(sources);
    sources.forEach(
        (id, old) -> {
          if (!settings.containsKey(id) && !old.isRetired()) {
            old.vanish();
            vertx.setTimer(old.lingering().toMillis(), timer -> forget(id, old));
          }
        });
    settings.forEach(
        (id, wanted) -> {
          WmsSource old = next.get(id);
          if (old == null || old.isRetired() || !old.settings().equals(wanted)) {
            if (old != null && !old.isRetired()) {
              old.retire();
            }
            next.put(id, new WmsSource(vertx, wanted, metrics));
          }
        });
    sources = Map.copyOf(next);
  }

  /** Unless one of that name has come again meanwhile. */
  private synchronized void forget(String id, WmsSource gone) {
    Map<String, WmsSource> left = new HashMap<>(sources);
    left.remove(id, gone);
    sources = Map.copyOf(left);
  }

  @Override
  public WmsSource of(Tileset tileset) {
    return sources.get(tileset.source());
  }
}
