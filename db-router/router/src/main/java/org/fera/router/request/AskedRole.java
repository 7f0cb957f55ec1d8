package org.fera.router.request;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What a block of code asks for. It is bound to the thread for exactly as long as the block runs
 * and restored after it, so that neither another request nor another thread of the same request can
 * see it; what belongs to the whole request is in {@link RouteState} instead (docs/adr/0005).
 */
public final class AskedRole {

  private final ThreadLocal<Ask> asks = new ThreadLocal<>();

  /** Empty outside of {@link #during}. */
  public Optional<Ask> current() {
    return Optional.ofNullable(asks.get());
  }

  /** Runs a block; blocks nest, the inner one counts. */
  public <T> T during(Ask ask, Callable<T> block) throws Exception {
    Ask before = asks.get();
    asks.set(ask);
    try {
      return block.call();
    } finally {
      if (before == null) {
        asks.remove();
      } else {
        asks.set(before);
      }
    }
  }
}
