package org.fera.tile.lease;

import java.util.concurrent.CompletionStage;

/**
 * Agreement between the instances on who draws a metatile. It saves work and nothing depends on it:
 * when it cannot be had, each draws by itself. No stage ever fails.
 */
public interface Leases {

  /** Tries to become the one who draws. */
  CompletionStage<Attempt> acquire(String name);

  /** What the others are doing about it. */
  CompletionStage<Others> look(String name);

  /**
   * Gives a lease back that {@link #acquire} has granted, unless it has passed to another owner.
   */
  void release(String name, Granted lease);

  /** Tells the others that drawing has just failed, so that they fail at once as well. */
  void markFailed(String name);

  /** The outcome of {@link #acquire}. */
  sealed interface Attempt permits Granted, Taken {}

  /**
   * The caller is to draw.
   *
   * @param token names the owner; empty when there was nobody to agree with
   */
  record Granted(String token) implements Attempt {}

  /** Another instance is drawing. */
  record Taken() implements Attempt {}

  /** The outcome of {@link #look}. */
  enum Others {
    DRAWING,
    FAILED,
    NOBODY
  }
}
