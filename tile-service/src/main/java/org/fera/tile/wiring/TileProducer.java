package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.config.TilesConfig;
import org.fera.tile.config.WmsAlone;
import org.fera.tile.identity.EnvironmentsConfig;
import org.fera.tile.identity.Identity;
import org.fera.tile.identity.IdentityByEnvironment;
import org.fera.tile.identity.IdentityConfig;
import org.fera.tile.identity.IdentityUnknown;
import org.fera.tile.identity.PortalIdentity;
import org.fera.tile.lease.Leases;
import org.fera.tile.render.BeyondTiles;
import org.fera.tile.render.Flights;
import org.fera.tile.render.MetatileDrawing;
import org.fera.tile.render.Tiles;
import org.fera.tile.source.Sources;
import org.fera.tile.source.WmsSources;
import org.fera.tile.store.Stores;
import org.fera.tile.wms.Legends;
import org.fera.tile.wms.MapAssembler;

/** Puts the parts together that know nothing of CDI. */
class TileProducer {

  @Produces
  @Singleton
  LiveConfiguration configuration(TilesConfig config) {
    return config.config().isEmpty() && config.wms().url().isPresent()
        ? new LiveConfiguration(WmsAlone.read(config.wms()))
        : new LiveConfiguration(config.config(), config.servers());
  }

  @Produces
  @Singleton
  Sources sources(Vertx vertx, LiveConfiguration configuration, MeterRegistry metrics) {
    WmsSources sources = new WmsSources(vertx, metrics);
    configuration.follow(current -> sources.use(current.sources()));
    return sources;
  }

  @Produces
  @Singleton
  Stores stores(Vertx vertx, LiveConfiguration configuration, MeterRegistry metrics) {
    Stores stores = new Stores(vertx, metrics);
    configuration.follow(current -> stores.use(current.stores()));
    return stores;
  }

  @Produces
  @Singleton
  Identity identity(Vertx vertx, IdentityConfig config, EnvironmentsConfig environments) {
    Map<String, Identity> others = new HashMap<>();
    environments
        .byName()
        .forEach(
            (name, other) ->
                other
                    .identityUrl()
                    .ifPresent(urls -> others.put(name, identity(vertx, urls, config))));
    Identity production =
        config
            .url()
            .map(urls -> identity(vertx, urls, config))
            .orElse(
                credentials ->
                    Future.failedFuture(new IdentityUnknown("There is nobody to say who asks")));
    return new IdentityByEnvironment(production, Map.copyOf(others));
  }

  private static Identity identity(Vertx vertx, List<URI> urls, IdentityConfig config) {
    return new PortalIdentity(vertx, urls, config.timeout(), config.keep(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  Legends legends(Vertx vertx, Sources sources) {
    return new Legends(vertx, sources);
  }

  @Produces
  @Singleton
  MapAssembler maps(Vertx vertx, Tiles tiles, Sources sources) {
    return new MapAssembler(vertx, tiles, sources);
  }

  @Produces
  @Singleton
  Tiles tiles(
      Vertx vertx,
      Sources sources,
      HeapTiles heap,
      SharedTiles shared,
      Stores stores,
      Leases leases,
      MeterRegistry metrics) {
    Clock clock = Clock.systemUTC();
    MetatileDrawing drawing = new MetatileDrawing(vertx, sources, heap, shared, stores, clock);
    Flights flights = new Flights(vertx, heap, shared, leases, drawing, clock);
    metrics.gauge("tile.flights", flights, Flights::underWay);
    BeyondTiles beyond = new BeyondTiles(vertx, sources, clock);
    return new Tiles(heap, shared, stores, flights, beyond, clock);
  }
}
