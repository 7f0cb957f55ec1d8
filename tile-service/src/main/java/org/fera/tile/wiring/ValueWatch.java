package org.fera.tile.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.valuelist.DatabaseConfig;
import org.fera.tile.valuelist.ValueLists;

/** Has a database asked which values dimensions have. */
@ApplicationScoped
class ValueWatch {

  private static final long LOOK_MILLIS = 1000;
  private static final long PATIENCE_MILLIS = 1000;

  private final Vertx vertx;
  private final ValueLists lists;

  ValueWatch(
      Vertx vertx, LiveConfiguration configuration, DatabaseConfig config, MeterRegistry metrics) {
    this.vertx = vertx;
    this.lists = new ValueLists(configuration, config.database(), Clock.systemUTC());
    metrics.gauge("tile.dimensions.failing", lists, l -> l.isFailing() ? 1 : 0);
  }

  /** The first requests should know the values; a database that is away keeps nobody waiting. */
  void start(@Observes StartupEvent started) {
    look()
        .toCompletionStage()
        .toCompletableFuture()
        .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private Future<Void> look() {
    return vertx
        .<Void>executeBlocking(
            () -> {
              lists.refresh();
              return null;
            },
            false)
        .onComplete(done -> vertx.setTimer(LOOK_MILLIS, timer -> look()));
  }
}
