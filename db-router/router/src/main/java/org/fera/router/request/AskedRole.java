package org.fera.router.request;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.fera.router.Role;

/**
 * The role that a block of code asks for. It is bound to the thread for exactly as long as the
 * block runs and restored after it, so that neither another request nor another thread of the same
 * request can see it; what belongs to the whole request is in {@link RouteState} instead
 * (docs/adr/0005).
 */
public final class AskedRole {

  private final ThreadLocal<Role> role = new ThreadLocal<>();

  /** Empty outside of {@link #during}. */
  public Optional<Role> current() {
    return Optional.ofNullable(role.get());
  }

  /** Runs a block; blocks nest, the inner one counts. */
  public <T> T during(Role asked, Callable<T> block) throws Exception {
    Role before = role.get();
    role.set(asked);
    try {
      return block.call();
    } finally {
      if (before == null) {
        role.remove();
      } else {
        role.set(before);
      }
    }
  }
}
