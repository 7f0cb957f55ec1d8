package org.fera.app.environments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of environments and promotions. */
@ConfigMapping(prefix = "fera.environments")
public interface EnvironmentsConfig {

  /**
   * Main schemas by the name of their environment; {@code production} is {@code main} unless given
   * here, every other {@code main_<name>}.
   */
  Map<String, String> schemas();

  /** How many replaced versions of an environment are kept for a rollback. */
  @WithDefault("2")
  int keep();

  /** How long one attempt of the swap waits for locks that readers hold; others queue behind it. */
  @WithDefault("200ms")
  Duration lockTimeout();

  /** How long a statement of the swap may take, while it holds locks. */
  @WithDefault("5s")
  Duration swapTimeout();

  /** How often the swap is tried before the promotion stops; pauses grow to two seconds. */
  @WithDefault("15")
  int swapAttempts();
}
