package org.fera.router.metrics;

import java.util.function.Supplier;
import org.fera.router.RouterStatus;
import org.fera.router.policy.Decision;

/** Counts what the router does; nothing where the service has no Micrometer. */
public interface RouterMetrics {

  /** A connection was handed out. */
  void routed(String source, Decision decision);

  /** A read went to the master because no slave could serve it. */
  void fallback(String source);

  /** A read-only session was asked to write. */
  void readOnlyViolation(String source);

  /** A slave cancelled a read. */
  void conflict(String source);

  /** Another node has become the master. */
  void failover(String source);

  /** Shows the nodes as they are now; called regularly. */
  void show();

  /**
   * The metrics of this service.
   *
   * @param status asked at each {@link #show}
   */
  static RouterMetrics of(Supplier<RouterStatus> status) {
    try {
      Class.forName(
          "io.micrometer.core.instrument.Metrics", false, RouterMetrics.class.getClassLoader());
      return new MicrometerMetrics(status);
    } catch (ClassNotFoundException e) {
      return new NoMetrics();
    }
  }

  /** For services without Micrometer. */
  final class NoMetrics implements RouterMetrics {
    @Override
    public void routed(String source, Decision decision) {}

    @Override
    public void fallback(String source) {}

    @Override
    public void readOnlyViolation(String source) {}

    @Override
    public void conflict(String source) {}

    @Override
    public void failover(String source) {}

    @Override
    public void show() {}
  }
}
