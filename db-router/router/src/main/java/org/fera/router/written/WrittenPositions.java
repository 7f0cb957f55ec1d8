package org.fera.router.written;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request's client had written before, and what the request itself writes. Not thread-safe.
 */
public final class WrittenPositions {

  private final Supplier<Map<String, Position>> token;
  private Optional<Map<String, Position>> before = Optional.empty();
  private Map<String, Position> now = Map.of();
  private Map<String, Integer> open = Map.of();

  /**
   * @param token the positions of the client's token, read at the first use
   */
  public WrittenPositions(Supplier<Map<String, Position>> token) {
    this.token = token;
  }

  private Map<String, Position> before() {
    if (before.isEmpty()) {
      before = Optional.of(token.get());
    }
    return before.get();
  }

  /**
   * How far a node must be for the client to see its own writes; empty when it wrote nothing
   * lately.
   */
  public Optional<Position> mustSee(String source) {
    return Optional.ofNullable(before().get(source));
  }

  /** A connection that may write was taken. */
  public void taken(String source) {
    begin();
    open.merge(source, 1, Integer::sum);
  }

  /** It was given back, and the master was so far by then. */
  public void written(String source, Position position) {
    begin();
    open.merge(source, -1, Integer::sum);
    now.merge(source, position, Position::or);
  }

  /** Most requests only read and need no maps. */
  private void begin() {
    if (open.isEmpty()) {
      open = new HashMap<>(2);
      now = new HashMap<>(2);
    }
  }

  /** The positions for the client's next token; empty when this request wrote nothing. */
  public Map<String, Position> result() {
    Map<String, Position> result = new HashMap<>();
    open.forEach(
        (source, count) ->
            result.put(
                source, count > 0 ? Position.UNKNOWN : now.getOrDefault(source, Position.UNKNOWN)));
    if (!result.isEmpty()) {
      before()
          .forEach((source, position) -> result.merge(source, position, WrittenPositions::later));
    }
    return result;
  }

  /**
   * An old position that is unknown, or of a cluster that is no more, does not hold on to a known
   * new one.
   */
  private static Position later(Position now, Position before) {
    boolean comparable = now.isKnown() && before.isKnown() && now.systemId() == before.systemId();
    return comparable ? now.or(before) : now;
  }
}
