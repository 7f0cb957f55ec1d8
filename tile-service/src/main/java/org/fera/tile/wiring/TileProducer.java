package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesConfig;
import org.fera.tile.config.TilesFile;
import org.fera.tile.lease.Leases;
import org.fera.tile.render.Flights;
import org.fera.tile.render.MetatileDrawing;
import org.fera.tile.render.Tiles;
import org.fera.tile.source.Sources;
import org.fera.tile.source.WmsSource;
import org.fera.tile.wms.MapAssembler;
import org.jboss.logging.Logger;

/** Puts the parts together that know nothing of CDI. */
class TileProducer {

  private static final Logger LOG = Logger.getLogger(TileProducer.class);

  @Produces
  @Singleton
  TileConfiguration configuration(TilesConfig config) {
    if (config.config().isEmpty()) {
      LOG.warn("fera.tiles.config is not set: there are no tilesets");
      return TilesFile.none();
    }
    TileConfiguration configuration = TilesFile.read(config.config().get(), config.servers());
    LOG.infof("%d tilesets from %s", configuration.tilesets().size(), config.config().get());
    return configuration;
  }

  @Produces
  @Singleton
  Sources sources(Vertx vertx, TileConfiguration configuration, MeterRegistry metrics) {
    Map<String, WmsSource> sources =
        configuration.sources().values().stream()
            .map(settings -> new WmsSource(vertx, settings, metrics))
            .collect(Collectors.toUnmodifiableMap(WmsSource::id, source -> source));
    return tileset -> sources.get(tileset.source());
  }

  @Produces
  @Singleton
  MapAssembler maps(Vertx vertx, Tiles tiles, Sources sources) {
    return new MapAssembler(vertx, tiles, sources);
  }

  @Produces
  @Singleton
  Tiles tiles(Vertx vertx, Sources sources, HeapTiles heap, SharedTiles shared, Leases leases) {
    MetatileDrawing drawing = new MetatileDrawing(vertx, sources, heap, shared, Clock.systemUTC());
    return new Tiles(heap, shared, new Flights(vertx, heap, shared, leases, drawing));
  }
}
