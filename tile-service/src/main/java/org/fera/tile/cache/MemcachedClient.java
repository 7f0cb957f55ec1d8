package org.fera.tile.cache;

import com.spotify.folsom.AsciiMemcacheClient;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Memcached servers. Each key has one of them, by the highest weight, so that a server that
 * comes or goes moves the keys of no other; while it is gone its keys are those of the next one.
 * Every operation has a value for the case that no server answers.
 */
public final class MemcachedClient implements AutoCloseable {

  private final List<MemcachedNode> nodes;
  private final int maxItemSize;

  /**
   * Connects in the background; nothing is waited for.
   *
   * @param loops of Netty's NIO transport; each has a connection of its own to each server, so that
   *     answers come on the loop that has asked
   */
  public MemcachedClient(List<String> servers, MemcachedConfig config, List<EventLoop> loops) {
    this.maxItemSize = config.maxItemSize();
    this.nodes =
        servers.stream()
            .map(server -> new MemcachedNode(server, loops, config.timeout(), maxItemSize))
            .toList();
  }

  /**
   * Runs an operation on the server of a key. When that one fails the next one is tried, as the
   * other instances do as well: nothing is lost but what the server held.
   *
   * @param instead the result when no server answers
   */
  public <T> CompletionStage<T> run(
      String key,
      Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation,
      Supplier<T> instead) {
    return run(MemcachedNode.hash(key), List.of(), operation, instead);
  }

  private <T> CompletionStage<T> run(
      long hash,
      List<MemcachedNode> tried,
      Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation,
      Supplier<T> instead) {
    MemcachedNode node = nodeOf(hash, tried);
    if (node == null) {
      return CompletableFuture.completedStage(instead.get());
    }
    return node.run(operation)
        .handle((result, failure) -> new Outcome<>(result, failure == null))
        .thenCompose(
            outcome -> {
              if (outcome.answered()) {
                return CompletableFuture.completedStage(outcome.result());
              }
              List<MemcachedNode> failed = new ArrayList<>(tried);
              failed.add(node);
              return run(hash, failed, operation, instead);
            });
  }

  /** The values of those keys that are there. */
  public CompletionStage<Map<String, byte[]>> getAll(List<String> keys) {
    Map<MemcachedNode, List<String>> shares = new LinkedHashMap<>();
    for (String key : keys) {
      MemcachedNode node = nodeOf(MemcachedNode.hash(key), List.of());
      if (node != null) {
        shares.computeIfAbsent(node, n -> new ArrayList<>()).add(key);
      }
    }
    CompletionStage<Map<String, byte[]>> all = CompletableFuture.completedStage(new HashMap<>());
    for (Map.Entry<MemcachedNode, List<String>> share : shares.entrySet()) {
      List<String> names = share.getValue();
      CompletionStage<List<byte[]>> values =
          share.getKey().run(client -> client.get(names)).exceptionally(failure -> List.of());
      all = all.thenCombine(values, (found, more) -> with(found, names, more));
    }
    return all;
  }

  /**
   * Runs an operation on every server; an element is absent where there is no value or no answer.
   */
  public <T> CompletionStage<List<Optional<T>>> onEach(
      Function<AsciiMemcacheClient<byte[]>, CompletionStage<T>> operation) {
    CompletionStage<List<Optional<T>>> all = CompletableFuture.completedStage(new ArrayList<>());
    for (MemcachedNode node : nodes) {
      if (node.allows()) {
        CompletionStage<Optional<T>> one =
            node.run(operation)
                .handle(
                    (value, failure) ->
                        failure == null ? Optional.ofNullable(value) : Optional.empty());
        all = all.thenCombine(one, MemcachedClient::with);
      }
    }
    return all;
  }

  /** How many of the servers there is a connection to. */
  public long connected() {
    return nodes.stream().filter(MemcachedNode::isConnected).count();
  }

  public int maxItemSize() {
    return maxItemSize;
  }

  @Override
  public void close() {
    nodes.forEach(MemcachedNode::close);
  }

  /** The server with the highest weight among those that may be asked, or null. */
  private MemcachedNode nodeOf(long hash, List<MemcachedNode> tried) {
    List<MemcachedNode> refused = tried;
    while (refused.size() < nodes.size()) {
      MemcachedNode best = null;
      for (MemcachedNode node : nodes) {
        if (!refused.contains(node) && (best == null || best.weight(hash) < node.weight(hash))) {
          best = node;
        }
      }
      // Asked of one alone: after its pause a server's circuit lets a single attempt through.
      if (best.allows()) {
        return best;
      }
      refused = new ArrayList<>(refused);
      refused.add(best);
    }
    return null;
  }

  private static <T> List<T> with(List<T> list, T more) {
    list.add(more);
    return list;
  }

  private static Map<String, byte[]> with(
      Map<String, byte[]> found, List<String> names, List<byte[]> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        found.put(names.get(i), values.get(i));
      }
    }
    return found;
  }

  private record Outcome<T>(T result, boolean answered) {}
}
