package org.fera.print.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the queue. */
@ConfigMapping(prefix = "fera.print.queue")
public interface QueueConfig {

  /** Jobs printed at the same time. */
  @WithDefault("2")
  int workers();

  /** Jobs that may wait; further ones are refused with 503. */
  @WithDefault("100")
  int waiting();

  /** Longest time that a job may take from its submission. */
  @WithDefault("600S")
  Duration timeout();

  /** A job whose status nobody asked for that long is given up. */
  @WithDefault("120S")
  Duration abandoned();

  /** How long a report is kept after somebody last asked for it. */
  @WithDefault("30M")
  Duration keep();
}
