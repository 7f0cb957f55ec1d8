package org.fera.tile.tileset;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long tiles are good.
 *
 * @param refresh age at which a tile is drawn again; absent when it is good for ever
 * @param stale how much longer the old one is handed out while that is done; beyond it requests
 *     wait for the new one, and get the old one only if that cannot be drawn
 */
public record Freshness(Optional<Duration> refresh, Duration stale) {

  public static final Freshness FOR_EVER = new Freshness(Optional.empty(), Duration.ZERO);

  /** What may be done with a tile. */
  public enum State {
    FRESH,
    STALE,
    OLD
  }

  /** By which clocks may differ; a tile from further in the future is drawn again. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /**
   * The state of a tile.
   *
   * @param created when it was drawn
   */
  public State of(Instant created, Instant now) {
    if (refresh.isEmpty()) {
      return State.FRESH;
    }
    Duration age = Duration.between(created, now);
    if (age.compareTo(AHEAD.negated()) < 0) {
      return State.STALE;
    }
    if (age.compareTo(refresh.get()) < 0) {
      return State.FRESH;
    }
    return age.compareTo(refresh.get().plus(stale)) < 0 ? State.STALE : State.OLD;
  }

  /**
   * How long a client may keep a tile.
   *
   * @param expires how long it may keep one at most
   */
  public Duration keep(Instant created, Instant now, Duration expires) {
    if (refresh.isEmpty()) {
      return expires;
    }
    Duration left = Duration.between(now, created.plus(refresh.get()));
    Duration most = left.compareTo(expires) < 0 ? left : expires;
    return most.isNegative() ? Duration.ZERO : most;
  }
}
