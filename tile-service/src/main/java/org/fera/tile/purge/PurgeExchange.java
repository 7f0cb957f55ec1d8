package org.fera.tile.purge;

import com.spotify.folsom.MemcacheStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.tileset.PurgeScope;
import org.fera.tile.tileset.Purges;

/**
 * Makes purges known to all instances: each Memcached server holds all of them, each instance reads
 * them every second, adds what it knows and writes back what is missing there. So a server that
 * begins anew learns them again, and one that is gone takes none along.
 */
public final class PurgeExchange {

  private static final String KEY = "t1-purges";
  private static final int FOR_EVER = 0;
  private static final long CONNECTING_MILLIS = 25;

  private final Vertx vertx;
  private final Optional<MemcachedClient> memcached;
  private final LiveConfiguration configuration;
  private final Clock clock;

  /**
   * @param memcached absent where an instance is alone
   */
  public PurgeExchange(
      Vertx vertx,
      Optional<MemcachedClient> memcached,
      LiveConfiguration configuration,
      Clock clock) {
    this.vertx = vertx;
    this.memcached = memcached;
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * Purges tiles; the future ends, with the time, when the other instances can know it. Tiles that
   * are being drawn are not kept as new ones.
   */
  public Future<Instant> purge(PurgeScope scope) {
    Purges purge = Purges.of(scope, clock.instant());
    return take(purge).compose(nothing -> exchange()).map(nothing -> purge.since().get(scope));
  }

  /**
   * Learns what the others know as soon as there is a connection to Memcached; at once where an
   * instance is alone.
   */
  public Future<Void> first() {
    if (memcached.isEmpty() || memcached.get().connected() > 0) {
      return exchange();
    }
    Promise<Void> first = Promise.promise();
    vertx.setTimer(CONNECTING_MILLIS, timer -> first().onComplete(first));
    return first.future();
  }

  /** Learns what the others know and tells them what they do not; never fails. */
  public Future<Void> exchange() {
    return memcached.isEmpty()
        ? Future.succeededFuture()
        : Future.fromCompletionStage(memcached.get().onEach(client -> client.get(KEY)))
            .compose(
                values -> {
                  Purges heard = Purges.NONE;
                  for (Optional<byte[]> value : values) {
                    heard = heard.merged(value.map(PurgeExchange::parse).orElse(Purges.NONE));
                  }
                  return take(heard).compose(nothing -> tell(values));
                });
  }

  private Future<Void> tell(List<Optional<byte[]>> heard) {
    byte[] known = configuration.purges().text().getBytes(StandardCharsets.UTF_8);
    boolean all = heard.stream().allMatch(value -> Arrays.equals(value.orElse(new byte[0]), known));
    if (all) {
      return Future.succeededFuture();
    }
    CompletionStage<List<Optional<MemcacheStatus>>> written =
        memcached.get().onEach(client -> client.set(KEY, known, FOR_EVER));
    return Future.fromCompletionStage(written).mapEmpty();
  }

  /** Off the event loop: a configuration is made anew. */
  private Future<Void> take(Purges purges) {
    return vertx.executeBlocking(
        () -> {
          configuration.purge(purges);
          return null;
        });
  }

  private static Purges parse(byte[] value) {
    return Purges.parse(new String(value, StandardCharsets.UTF_8));
  }
}
