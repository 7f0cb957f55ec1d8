package org.fera.app.ogc;

import java.time.Duration;
import org.fera.app.upstream.UpstreamConfig;

/**
 * Limits of requests for documents. These have connections of their own, so that a map that is
 * waited for does not wait for them, nor they for maps.
 */
record DocumentLimits(Duration connectTimeout, OgcConfig config) implements UpstreamConfig {

  @Override
  public Duration answerTimeout() {
    return config.timeout();
  }

  @Override
  public Duration idleTimeout() {
    return config.timeout();
  }

  @Override
  public int connections() {
    return 4;
  }

  @Override
  public int waiting() {
    return 64;
  }
}
