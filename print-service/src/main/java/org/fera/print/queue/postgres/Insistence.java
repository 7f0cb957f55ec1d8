package org.fera.print.queue.postgres;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.fera.router.RouterException;

/** Does again what failed because the master was lost or replaced, for some time. */
final class Insistence {

  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 1000;

  private final Duration longest;

  Insistence(Duration longest) {
    this.longest = longest;
  }

  /** What the block returns; it must be fit to run twice. */
  <T> T on(Callable<T> block) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return block.call();
      } catch (InterruptedException e) {
        throw e;
      } catch (RuntimeException e) {
        if (!passing(e) || System.nanoTime() > end) {
          throw e;
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      Thread.sleep(pause);
    }
  }

  /** Whether a failure may be over when it is tried again. */
  static boolean passing(Throwable failure) {
    return RouterException.find(failure).filter(e -> e.retryAfter().isPresent()).isPresent()
        || RouterException.find(failure)
            .filter(RouterException.WriteOnSlave.class::isInstance)
            .isPresent();
  }
}
