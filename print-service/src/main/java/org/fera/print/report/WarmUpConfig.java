package org.fera.print.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is printed before the first client comes. */
@ConfigMapping(prefix = "fera.print.warm-up")
public interface WarmUpConfig {

  /** Whole pages that are printed in the background once the instance is ready; 0 for none. */
  @WithDefault("2")
  int pages();
}
