package org.fera.app.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps requests from a server that has failed several times running: they would wait for its time
 * limit and keep places from others. After a rest one request tries.
 */
final class Circuit {

  private final int most;
  private final Duration rest;
  private final Clock clock;
  private int failures;
  private Instant closedAgain = Instant.MIN;

  Circuit(int most, Duration rest, Clock clock) {
    this.most = most;
    this.rest = rest;
    this.clock = clock;
  }

  /** Whether the server may be asked now; whoever is let through after a rest tries for all. */
  synchronized boolean lets() {
    if (failures < most) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(closedAgain)) {
      return false;
    }
    closedAgain = now.plus(rest);
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (failures >= most) {
      closedAgain = clock.instant().plus(rest);
    }
  }
}
