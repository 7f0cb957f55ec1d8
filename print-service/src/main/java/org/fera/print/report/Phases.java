package org.fera.print.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;

/**
 * Where a job's time goes, in the metric {@code fera.print.phase}: {@code fetch} is what it waited
 * for answers of other servers, whenever that was; {@code map} processors without that, {@code
 * report} the filling of the template, {@code export} the writing of the file.
 */
final class Phases {

  private final MeterRegistry metrics;
  private long begun = System.nanoTime();

  /** The first phase begins. */
  Phases(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Of what is no job. */
  static Phases uncounted() {
    return new Phases(new CompositeMeterRegistry());
  }

  /** The processors are through. */
  void drawn(Duration fetching) {
    record("fetch", fetching);
    record("map", lap().minus(fetching));
  }

  /** The template is filled. */
  void filled() {
    record("report", lap());
  }

  /** The file is written. */
  void exported() {
    record("export", lap());
  }

  private Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - begun);
    begun = now;
    return lap;
  }

  private void record(String phase, Duration time) {
    metrics.timer("fera.print.phase", "phase", phase).record(time);
  }
}
