package org.fera.app.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of requests to other servers; each host and port counts by itself. */
@ConfigMapping(prefix = "fera.upstream")
public interface UpstreamConfig {

  /** Until a connection is made. */
  @WithDefault("1500ms")
  Duration connectTimeout();

  /** Until the answer begins, waiting for a free connection included. */
  @WithDefault("4500ms")
  Duration answerTimeout();

  /** Longest silence within an answer. */
  @WithDefault("10s")
  Duration idleTimeout();

  /** Most requests at a time to one server. */
  @WithDefault("32")
  int connections();

  /** Most requests that wait for one of them; the next is refused with 503. */
  @WithDefault("64")
  int waiting();
}
