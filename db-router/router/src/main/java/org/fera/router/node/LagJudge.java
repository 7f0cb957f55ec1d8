package org.fera.router.node;

import java.time.Duration;
import java.util.Optional;

/** Decides whether a slave is too far behind, slowly enough that it does not flap. */
final class LagJudge {

  private static final int LOOKS_TO_EJECT = 2;
  private static final int LOOKS_TO_READMIT = 3;

  private final long maxBytes;
  private final Duration maxStaleness;
  private int beyond;
  private int within;
  private boolean lagging;

  LagJudge(long maxBytes, Duration maxStaleness) {
    this.maxBytes = maxBytes;
    this.maxStaleness = maxStaleness;
  }

  /**
   * Too far behind at two looks running, fit again when at three running it is behind by less than
   * half as much.
   *
   * @param lag empty when unknown: the verdict stays
   */
  synchronized boolean lagging(Optional<Lag> lag) {
    if (lag.isPresent()) {
      beyond = lag.get().exceeds(maxBytes, maxStaleness) ? beyond + 1 : 0;
      within = lag.get().exceeds(maxBytes / 2, maxStaleness.dividedBy(2)) ? 0 : within + 1;
      if (beyond >= LOOKS_TO_EJECT) {
        lagging = true;
      } else if (within >= LOOKS_TO_READMIT) {
        lagging = false;
      }
    }
    return lagging;
  }
}
