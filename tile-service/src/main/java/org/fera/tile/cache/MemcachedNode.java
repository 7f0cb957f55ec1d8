package org.fera.tile.cache;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.MemcacheClientBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.fera.tile.circuit.Circuit;

/**
 * One Memcached server. It counts as gone while there is no connection, and for a moment after some
 * failures in a row; that of one server never keeps the others from being asked.
 */
final class MemcachedNode {

  private static final int DEFAULT_PORT = 11211;
  private static final int CONNECTIONS = 2;
  private static final int OUTSTANDING = 4000;
  private static final int FAILURES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final AsciiMemcacheClient<byte[]> client;
  private final Circuit circuit = new Circuit(FAILURES, PAUSE, System::nanoTime);
  private final long timeoutMillis;
  private final long seed;

  /** Connects in the background; nothing is waited for. */
  MemcachedNode(String address, EventLoopGroup threads, Duration timeout, int maxItemSize) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(address.substring(colon + 1));
    this.timeoutMillis = timeout.toMillis();
    this.seed = mixed(crc(address) * 0x9E3779B97F4A7C15L);
    this.client =
        MemcacheClientBuilder.newByteArrayClient()
            .withAddress(host, port)
            .withEventLoopGroup(threads)
            .withChannelClass(NioSocketChannel.class)
            // Answers are handled where they come in: the code there never blocks.
            .withReplyExecutor(Runnable::run)
            // What to do about a lost connection is decided in MemcachedClient.
            .withRetry(false)
            .withConnections(CONNECTIONS)
            .withMaxOutstandingRequests(OUTSTANDING)
            .withMaxSetLength(maxItemSize)
            .withConnectionTimeoutMillis(timeoutMillis)
            .connectAscii();
  }

  /** How much this server wants a key; the one that wants it most has it (highest weight). */
  long weight(long keyHash) {
    return mixed(keyHash ^ seed);
  }

  static long hash(String key) {
    return crc(key) * 0x9E3779B97F4A7C15L;
  }

  /** Whether it may be asked now. */
  boolean allows() {
    return client.isConnected() && circuit.allows();
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /** Runs an operation; the stage fails when there is no answer in time. */
  <T> CompletionStage<T> run(Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation) {
    return operation
        .apply(client)
        .toCompletableFuture()
        .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
        .whenComplete(
            (result, failure) -> {
              if (failure == null) {
                circuit.succeeded();
              } else {
                circuit.failed();
              }
            });
  }

  void close() {
    client.shutdown();
  }

  private static long crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** Spreads the bits (the finaliser of SplitMix64). */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
