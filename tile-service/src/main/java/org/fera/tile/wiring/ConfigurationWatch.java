package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.config.LiveConfiguration.Refused;
import org.fera.tile.config.LiveConfiguration.Taken;
import org.fera.tile.config.TilesConfig;
import org.jboss.logging.Logger;

/** Looks at the configuration's file every few seconds and says what became of a change. */
@ApplicationScoped
class ConfigurationWatch {

  private static final Logger LOG = Logger.getLogger(ConfigurationWatch.class);

  private final Vertx vertx;
  private final TilesConfig config;
  private final LiveConfiguration configuration;

  ConfigurationWatch(
      Vertx vertx, TilesConfig config, LiveConfiguration configuration, MeterRegistry metrics) {
    this.vertx = vertx;
    this.config = config;
    this.configuration = configuration;
    metrics.gauge("tile.configuration.faulty", configuration, c -> c.isFaulty() ? 1 : 0);
  }

  void start(@Observes StartupEvent started) {
    int tilesets = configuration.current().tilesets().size();
    if (config.config().isEmpty()) {
      if (config.wms().url().isPresent()) {
        LOG.infof("%d tilesets from %s", tilesets, config.wms().url().get().getHost());
      } else {
        LOG.warn("neither fera.tiles.config nor fera.tiles.wms.url is set: there are no tilesets");
      }
      return;
    }
    LOG.infof("%d tilesets from %s", tilesets, config.config().get());
    vertx.setPeriodic(
        config.checkEvery().toMillis(), timer -> vertx.executeBlocking(this::look, true));
  }

  private Void look() {
    LiveConfiguration.Outcome outcome = configuration.refresh();
    if (outcome instanceof Taken taken) {
      LOG.infof("%d tilesets after a change", taken.configuration().tilesets().size());
    } else if (outcome instanceof Refused refused) {
      LOG.errorf("The configuration stays as it was: %s", refused.fault());
    }
    return null;
  }
}
