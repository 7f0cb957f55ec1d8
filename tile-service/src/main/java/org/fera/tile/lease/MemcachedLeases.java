package org.fera.tile.lease;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.MemcacheStatus;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.fera.tile.cache.MemcachedClient;

/**
 * Leases as items of Memcached: {@code add} lets one of several win, the value names the owner, and
 * only the owner renews or ends it (compare and set). An owner that dies is followed after {@link
 * #LIFE}.
 */
public final class MemcachedLeases implements Leases {

  /** How long a lease lives unless its owner renews it. */
  public static final Duration LIFE = Duration.ofSeconds(9);

  private static final Duration FAILURE_LIFE = Duration.ofSeconds(5);

  private final MemcachedClient memcached;
  private final Vertx vertx;
  private final Map<String, Long> renewals = new ConcurrentHashMap<>();

  public MemcachedLeases(MemcachedClient memcached, Vertx vertx) {
    this.memcached = memcached;
    this.vertx = vertx;
  }

  @Override
  public CompletionStage<Attempt> acquire(String name) {
    String token = UUID.randomUUID().toString();
    return memcached
        .run(
            lease(name),
            client -> client.add(lease(name), token.getBytes(US_ASCII), seconds(LIFE)),
            () -> MemcacheStatus.TEMPORARY_FAILURE)
        .thenApply(
            status -> {
              if (status == MemcacheStatus.OK) {
                long timer = vertx.setPeriodic(LIFE.toMillis() / 3, t -> renew(name, token));
                renewals.put(token, timer);
                return new Granted(token);
              }
              return status == MemcacheStatus.ITEM_NOT_STORED ? new Taken() : new Granted("");
            });
  }

  @Override
  public CompletionStage<Others> look(String name) {
    return memcached
        .getAll(List.of(lease(name), failure(name)))
        .thenApply(
            values -> {
              if (values.containsKey(failure(name))) {
                return Others.FAILED;
              }
              return values.containsKey(lease(name)) ? Others.DRAWING : Others.NOBODY;
            });
  }

  @Override
  public void release(String name, Granted lease) {
    Long timer = renewals.remove(lease.token());
    if (timer != null) {
      vertx.cancelTimer(timer);
      ifOwner(name, lease.token(), (client, cas) -> client.delete(lease(name), cas));
    }
  }

  @Override
  public void markFailed(String name) {
    memcached.run(
        failure(name),
        client -> client.set(failure(name), new byte[] {1}, seconds(FAILURE_LIFE)),
        () -> MemcacheStatus.TEMPORARY_FAILURE);
  }

  private void renew(String name, String token) {
    byte[] value = token.getBytes(US_ASCII);
    ifOwner(name, token, (client, cas) -> client.set(lease(name), value, seconds(LIFE), cas));
  }

  private void ifOwner(
      String name,
      String token,
      BiFunction<AsciiMemcacheClient<byte[]>, Long, CompletionStage<MemcacheStatus>> operation) {
    memcached
        .run(lease(name), client -> client.casGet(lease(name)), () -> null)
        .thenCompose(
            item -> {
              if (item == null || !Arrays.equals(item.getValue(), token.getBytes(US_ASCII))) {
                return CompletableFuture.completedStage(MemcacheStatus.KEY_EXISTS);
              }
              return memcached.run(
                  lease(name),
                  client -> operation.apply(client, item.getCas()),
                  () -> MemcacheStatus.TEMPORARY_FAILURE);
            });
  }

  private static String lease(String name) {
    return "l1:" + name;
  }

  private static String failure(String name) {
    return "f1:" + name;
  }

  private static int seconds(Duration duration) {
    return (int) duration.toSeconds();
  }
}
