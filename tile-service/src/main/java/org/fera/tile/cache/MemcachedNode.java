package org.fera.tile.cache;

import com.spotify.folsom.AsciiMemcacheClient;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.fera.tile.circuit.Circuit;

/**
 * One Memcached server. It counts as gone while there is no connection, and for a moment after some
 * failures in a row; that of one server never keeps the others from being asked.
 */
final class MemcachedNode {

  private static final int DEFAULT_PORT = 11211;
  private static final int FAILURES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final List<MemcachedConnection> connections;
  private final AtomicInteger turn = new AtomicInteger();
  private final Circuit circuit = new Circuit(FAILURES, PAUSE, System::nanoTime);
  private final long seed;

  /** Connects in the background; nothing is waited for. */
  MemcachedNode(String address, List<EventLoop> loops, Duration timeout, int maxItemSize) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(address.substring(colon + 1));
    this.seed = mixed(crc(address) * 0x9E3779B97F4A7C15L);
    this.connections =
        loops.stream()
            .map(loop -> new MemcachedConnection(host, port, loop, timeout, maxItemSize))
            .toList();
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
    return isReached() && circuit.allows();
  }

  /** Whether there are all connections to it. */
  boolean isConnected() {
    return connections.stream().allMatch(MemcachedConnection::isConnected);
  }

  /** Runs an operation; the stage fails when there is no answer in time. */
  <T> CompletionStage<T> run(Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation) {
    return connection()
        .run(operation)
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
    connections.forEach(MemcachedConnection::close);
  }

  private boolean isReached() {
    for (MemcachedConnection connection : connections) {
      if (connection.isConnected()) {
        return true;
      }
    }
    return false;
  }

  /** That of this thread; others take turns. One that is lost is made good by any other. */
  private MemcachedConnection connection() {
    for (MemcachedConnection connection : connections) {
      if (connection.isOfThisThread() && connection.isConnected()) {
        return connection;
      }
    }
    int first = Math.floorMod(turn.getAndIncrement(), connections.size());
    for (int i = 0; i < connections.size(); i++) {
      MemcachedConnection connection = connections.get((first + i) % connections.size());
      if (connection.isConnected()) {
        return connection;
      }
    }
    return connections.get(first);
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
