package org.fera.tile.identity;

import java.time.Duration;

/** Nobody could be asked who a caller is, so nothing private may be shown. */
public final class IdentityUnknown extends RuntimeException {

  private static final Duration RETRY_SOON = Duration.ofSeconds(5);

  public IdentityUnknown(String message) {
    // Without a stack trace: these come in floods when the application is down.
    super(message, null, false, false);
  }

  /** When it makes sense to ask again. */
  public Duration retryAfter() {
    return RETRY_SOON;
  }
}
