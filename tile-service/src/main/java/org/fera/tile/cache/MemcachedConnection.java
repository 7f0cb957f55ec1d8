package org.fera.tile.cache;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.MemcacheClientBuilder;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A connection to a Memcached server that lives on one event loop and is made again when lost. */
final class MemcachedConnection {

  private static final int OUTSTANDING = 4000;

  private final EventLoop loop;
  private final AsciiMemcacheClient<byte[]> client;
  private final long timeoutMillis;

  /** Connects in the background; nothing is waited for. */
  MemcachedConnection(String host, int port, EventLoop loop, Duration timeout, int maxItemSize) {
    this.loop = loop;
    this.timeoutMillis = timeout.toMillis();
    this.client =
        MemcacheClientBuilder.newByteArrayClient()
            .withAddress(host, port)
            .withEventLoopGroup(loop)
            .withChannelClass(NioSocketChannel.class)
            // Answers are handled where they come in: the code there never blocks.
            .withReplyExecutor(Runnable::run)
            // What to do about a lost connection is decided in MemcachedClient.
            .withRetry(false)
            .withConnections(1)
            .withMaxOutstandingRequests(OUTSTANDING)
            .withMaxSetLength(maxItemSize)
            .withConnectionTimeoutMillis(timeoutMillis)
            .connectAscii();
  }

  /** Whether what is asked here is answered on this thread. */
  boolean isOfThisThread() {
    return loop.inEventLoop();
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /** Runs an operation; the stage fails when there is no answer in time. */
  <T> CompletionStage<T> run(Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation) {
    CompletableFuture<T> answer = operation.apply(client).toCompletableFuture();
    if (answer.isDone()) {
      return answer;
    }
    // By the loop: the JDK's timer is a thread that all would wake up.
    ScheduledFuture<?> end =
        loop.schedule(
            () -> answer.completeExceptionally(new TimeoutException()),
            timeoutMillis,
            TimeUnit.MILLISECONDS);
    return answer.whenComplete((result, failure) -> end.cancel(false));
  }

  void close() {
    client.shutdown();
  }
}
