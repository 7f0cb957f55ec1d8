package org.fera.router;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the router thinks of its nodes at a moment.
 *
 * @param sources all, by name
 * @param nodes of all sources, masters first
 */
public record RouterStatus(List<SourceStatus> sources, List<NodeStatus> nodes) {

  /**
   * @param readOnly whether writing is switched off
   * @param masters candidates that claim to be the master: 1 when all is well
   * @param unresolved host names without an address at the moment
   */
  public record SourceStatus(String name, boolean readOnly, int masters, int unresolved) {}

  /**
   * @param role {@code master}, {@code slave} or, before the first answer, {@code unknown}
   * @param address host and port
   * @param state {@code up}, {@code lagging}, {@code down}, {@code suspect} or {@code starting}
   * @param lagBytes how far it is behind the master; empty when not known
   * @param staleness how old its data are at most; empty when not known
   * @param active connections of this process that are handed out
   * @param readable whether reads are sent there at the moment
   * @param problem why it is not up; empty when it is
   */
  public record NodeStatus(
      String source,
      String role,
      String address,
      String state,
      OptionalLong lagBytes,
      Optional<Duration> staleness,
      int active,
      boolean readable,
      String problem) {}

  /** Whether every source has a node that reads can go to; true without sources. */
  public boolean canRead() {
    return nodes.stream()
        .map(NodeStatus::source)
        .distinct()
        .allMatch(
            source ->
                nodes.stream().anyMatch(node -> node.source().equals(source) && node.readable()));
  }
}
