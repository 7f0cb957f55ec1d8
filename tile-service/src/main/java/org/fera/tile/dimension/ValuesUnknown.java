package org.fera.tile.dimension;

import java.time.Duration;

/** The database has not said yet which values a dimension has. The message is for the client. */
public final class ValuesUnknown extends RuntimeException {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  ValuesUnknown() {
    super("The values of a dimension are not known now", null, false, false);
  }

  /** When to ask again. */
  public Duration retryAfter() {
    return RETRY_AFTER;
  }
}
