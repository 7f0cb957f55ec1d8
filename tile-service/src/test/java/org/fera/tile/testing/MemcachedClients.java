package org.fera.tile.testing;

import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  private static final List<EventLoop> LOOPS = loops();

  private MemcachedClients() {}

  private static List<EventLoop> loops() {
    return StreamSupport.stream(
            new NioEventLoopGroup(2, new DefaultThreadFactory("memcached", true)).spliterator(),
            false)
        .map(EventLoop.class::cast)
        .toList();
  }

  /** With a patience that no busy machine exhausts. */
  public static MemcachedClient connected(MemcachedServer... servers) {
    return connected(Duration.ofSeconds(30), servers);
  }

  public static MemcachedClient connected(Duration timeout, MemcachedServer... servers) {
    return connected(
        timeout, Stream.of(servers).map(MemcachedServer::address).toArray(String[]::new));
  }

  public static MemcachedClient connected(Duration timeout, String... servers) {
    List<String> addresses = List.of(servers);
    MemcachedClient client =
        new MemcachedClient(addresses, new Settings(timeout, 1_048_576), LOOPS);
    await().atMost(Duration.ofSeconds(60)).until(() -> client.connected() == servers.length);
    return client;
  }
}
