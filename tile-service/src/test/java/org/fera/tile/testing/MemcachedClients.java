package org.fera.tile.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.cache.MemcachedConfig;

/** Clients of a test's Memcached that are connected when they are handed out. */
public final class MemcachedClients {

  private record Settings(Duration timeout, int maxItemSize) implements MemcachedConfig {
    @Override
    public Optional<List<String>> servers() {
      return Optional.empty();
    }
  }

  private MemcachedClients() {}

  public static MemcachedClient connected(MemcachedServer server) {
    MemcachedClient client =
        new MemcachedClient(
            List.of(server.address()), new Settings(Duration.ofSeconds(5), 1_048_576));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                client
                        .run(memcached -> memcached.set("up", new byte[0], 0), () -> null)
                        .toCompletableFuture()
                        .join()
                    != null);
    return client;
  }
}
