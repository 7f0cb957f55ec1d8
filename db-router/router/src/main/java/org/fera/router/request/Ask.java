package org.fera.router.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.router.Role;
import org.fera.router.node.Node;
import org.fera.router.written.Position;

/**
 * What a block of code asks for.
 *
 * @param mustSee positions by source that the node must have replayed
 * @param avoid nodes that an earlier attempt of the same block failed on
 * @param onMaster whether reads go to the master's read pool
 * @param used the slaves that the block has read from so far, in order, perhaps more than once;
 *     filled while it runs
 */
public record Ask(
    Role role, Map<String, Position> mustSee, Set<Node> avoid, boolean onMaster, List<Node> used) {

  /** No more than a role. */
  public static Ask of(Role role) {
    return new Ask(role, Map.of(), Set.of(), false, new ArrayList<>(2));
  }

  /** A read that must see what was written up to a position. */
  public static Ask readAt(String source, Position position) {
    return new Ask(Role.SLAVE, Map.of(source, position), Set.of(), false, new ArrayList<>(2));
  }

  /** The same again, elsewhere: on another slave, or when this was that already on the master. */
  public Ask elsewhere() {
    return new Ask(role, mustSee, Set.copyOf(used), !avoid.isEmpty(), new ArrayList<>(2));
  }

  /** Whether there is an elsewhere. */
  public boolean isLast() {
    return onMaster;
  }

  /** What this block and its request together must see. */
  public Optional<Position> mustSee(String source, Optional<RouteState> request) {
    Optional<Position> client = request.flatMap(state -> state.mustSee(source));
    Optional<Position> block = Optional.ofNullable(mustSee.get(source));
    return client.isPresent() && block.isPresent()
        ? Optional.of(client.get().or(block.get()))
        : client.or(() -> block);
  }
}
