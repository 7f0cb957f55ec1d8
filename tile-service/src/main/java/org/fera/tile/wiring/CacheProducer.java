package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.fera.tile.cache.HeapCacheConfig;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.cache.MemcachedConfig;
import org.fera.tile.cache.MemcachedTiles;
import org.fera.tile.cache.NoSharedTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.lease.Leases;
import org.fera.tile.lease.MemcachedLeases;
import org.fera.tile.lease.NoLeases;
import org.fera.tile.purge.PurgeExchange;

/** Makes the caches; those that instances share only where a Memcached is configured. */
@ApplicationScoped
class CacheProducer {

  private final Optional<MemcachedClient> memcached;

  CacheProducer(MemcachedConfig config) {
    this.memcached =
        config
            .servers()
            .filter(servers -> !servers.isEmpty())
            .map(servers -> new MemcachedClient(servers, config));
  }

  @Produces
  @Singleton
  HeapTiles heap(HeapCacheConfig config) {
    return new HeapTiles(config.size().asLongValue());
  }

  @Produces
  @Singleton
  SharedTiles shared(MeterRegistry metrics) {
    return memcached.isPresent()
        ? new MemcachedTiles(memcached.get(), metrics)
        : new NoSharedTiles();
  }

  @Produces
  @Singleton
  Leases leases(Vertx vertx) {
    return memcached.isPresent() ? new MemcachedLeases(memcached.get(), vertx) : new NoLeases();
  }

  @Produces
  @Singleton
  PurgeExchange purges(Vertx vertx, LiveConfiguration configuration) {
    return new PurgeExchange(vertx, memcached, configuration, Clock.systemUTC());
  }

  @PreDestroy
  void close() {
    memcached.ifPresent(MemcachedClient::close);
  }
}
