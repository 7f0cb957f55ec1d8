package org.fera.app.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.app.http.Unavailable;

/**
 * Compares passwords, a few at a time: hashing is slow on purpose, and a flood of logins must not
 * take the processor from everybody else.
 */
@ApplicationScoped
class PasswordCheck {

  /** Longer ones are never right; crypt's time grows with the length. */
  private static final int LONGEST = 256;

  private final Semaphore slots;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostWaiting;

  PasswordCheck(AuthenticationConfig config) {
    this.slots = new Semaphore(config.attempts().atATime(), true);
    this.mostWaiting = config.attempts().waiting();
  }

  /**
   * @throws Unavailable 503 when too many wait
   */
  boolean matches(PasswordHash hash, String password) {
    if (password.length() > LONGEST) {
      return false;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      throw Unavailable.busy("Too many logins wait.");
    }
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unavailable.busy("The login was interrupted.");
    } finally {
      waiting.decrementAndGet();
    }
    try {
      return hash.matches(password);
    } finally {
      slots.release();
    }
  }
}
