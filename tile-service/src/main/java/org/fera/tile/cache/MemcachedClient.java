package org.fera.tile.cache;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.MemcacheClientBuilder;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fera.tile.circuit.Circuit;

/**
 * The connection to Memcached. Every operation has a value for the case that Memcached does not
 * answer, and a server that keeps failing is left alone for a moment.
 */
public final class MemcachedClient implements AutoCloseable {

  private static final int DEFAULT_PORT = 11211;
  private static final int THREADS = 2;
  private static final int OUTSTANDING = 4000;
  private static final int FAILURES = 8;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final NioEventLoopGroup threads =
      new NioEventLoopGroup(THREADS, new DefaultThreadFactory("memcached", true));
  private final Circuit circuit = new Circuit(FAILURES, PAUSE, System::nanoTime);
  private final AsciiMemcacheClient<byte[]> client;
  private final int maxItemSize;

  /** Connects in the background; nothing is waited for. */
  public MemcachedClient(List<String> servers, MemcachedConfig config) {
    this.maxItemSize = config.maxItemSize();
    MemcacheClientBuilder<byte[]> builder =
        MemcacheClientBuilder.newByteArrayClient()
            .withEventLoopGroup(threads)
            .withChannelClass(NioSocketChannel.class)
            // Answers are handled where they come in: the code there never blocks.
            .withReplyExecutor(Runnable::run)
            .withConnections(THREADS)
            .withMaxOutstandingRequests(OUTSTANDING)
            .withMaxSetLength(maxItemSize)
            .withConnectionTimeoutMillis(config.timeout().toMillis());
    for (String server : servers) {
      int colon = server.lastIndexOf(':');
      if (colon < 0) {
        builder.withAddress(server, DEFAULT_PORT);
      } else {
        builder.withAddress(
            server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
      }
    }
    this.client = builder.connectAscii();
  }

  /**
   * Runs an operation.
   *
   * @param instead the result when Memcached does not answer
   */
  public <T> CompletionStage<T> run(
      Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation, Supplier<T> instead) {
    if (!circuit.allows()) {
      return CompletableFuture.completedStage(instead.get());
    }
    return operation
        .apply(client)
        .handle(
            (result, failure) -> {
              if (failure == null) {
                circuit.succeeded();
                return result;
              }
              circuit.failed();
              return instead.get();
            });
  }

  /** Whether the last operations failed, so that Memcached is not asked. */
  public boolean isDown() {
    return circuit.isOpen();
  }

  public int maxItemSize() {
    return maxItemSize;
  }

  @Override
  public void close() {
    client.shutdown();
    threads.shutdownGracefully();
  }
}
