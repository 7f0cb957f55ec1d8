package org.fera.router.listen;

import org.fera.router.written.Position;

/**
 * What a channel tells. Both kinds carry how far the master had written by then: read with {@code
 * DbRouter.readAt}.
 */
public sealed interface Change {

  /** The name of the source whose master told it. */
  String source();

  /** A slave that has replayed this shows what the change is about. */
  Position position();

  /** Somebody notified. */
  record Notified(String source, String payload, Position position) implements Change {}

  /**
   * The connection is new: anything may have been missed since the last change. Comes first, and
   * after each gap.
   */
  record Resync(String source, Position position) implements Change {}
}
