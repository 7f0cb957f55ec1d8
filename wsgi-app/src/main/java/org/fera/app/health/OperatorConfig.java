package org.fera.app.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may use the routes for operators. */
@ConfigMapping(prefix = "fera.c2c")
interface OperatorConfig {

  /** {@code C2C_SECRET}: what operators must know; without it nobody may. */
  @WithDefault("${C2C_SECRET:}")
  Optional<String> secret();
}
