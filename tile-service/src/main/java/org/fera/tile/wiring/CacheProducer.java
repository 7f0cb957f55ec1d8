package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.netty.MainEventLoopGroup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

  /** Where those of the requests are not of NIO. */
  private static final int LOOPS = 2;

  private final Optional<MemcachedClient> memcached;

  CacheProducer(MemcachedConfig config, Vertx vertx, @MainEventLoopGroup EventLoopGroup main) {
    this.memcached =
        config
            .servers()
            .filter(servers -> !servers.isEmpty())
            .map(
                servers ->
                    new MemcachedClient(
                        servers,
                        config,
                        loops(vertx.isNativeTransportEnabled() ? ownLoops() : main)));
  }

  private static EventLoopGroup ownLoops() {
    return new NioEventLoopGroup(LOOPS, new DefaultThreadFactory("memcached", true));
  }

  private static List<EventLoop> loops(EventLoopGroup group) {
    List<EventLoop> loops = new ArrayList<>();
    group.forEach(loop -> loops.add((EventLoop) loop));
    return loops;
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
