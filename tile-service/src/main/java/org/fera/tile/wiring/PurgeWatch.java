package org.fera.tile.wiring;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.purge.PurgeExchange;
import org.fera.tile.purge.PurgeFiles;

/** Has purges exchanged with the other instances every second. */
@ApplicationScoped
class PurgeWatch {

  private static final long EVERY_MILLIS = 1000;
  private static final long PATIENCE_MILLIS = 500;

  private final Vertx vertx;
  private final LiveConfiguration configuration;
  private final PurgeExchange exchange;

  PurgeWatch(Vertx vertx, LiveConfiguration configuration, PurgeExchange exchange) {
    this.vertx = vertx;
    this.configuration = configuration;
    this.exchange = exchange;
  }

  void start(@Observes StartupEvent started) {
    new PurgeFiles().follow(configuration);
    // What was purged must not be served; a Memcached that is not there has none of it.
    exchange
        .first()
        .toCompletionStage()
        .toCompletableFuture()
        .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
    again();
  }

  /** One after the other: a slow Memcached is not asked by several at a time. */
  private void again() {
    exchange.exchange().onComplete(done -> vertx.setTimer(EVERY_MILLIS, timer -> again()));
  }
}
