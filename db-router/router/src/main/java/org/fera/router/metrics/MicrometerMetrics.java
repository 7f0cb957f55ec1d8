package org.fera.router.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.fera.router.RouterStatus;
import org.fera.router.RouterStatus.NodeStatus;
import org.fera.router.RouterStatus.SourceStatus;
import org.fera.router.policy.Decision;

/** Metrics in Micrometer's global registry, to which Quarkus adds those of the service. */
final class MicrometerMetrics implements RouterMetrics {

  private final MeterRegistry registry = Metrics.globalRegistry;
  private final Supplier<RouterStatus> status;
  private final Map<Route, Counter> routes = new ConcurrentHashMap<>();
  private final MultiGauge up = gauge("fera.router.node.up", "1 when reads or writes may go there");
  private final MultiGauge lag =
      gauge("fera.router.node.lag.bytes", "Not replayed; NaN when unknown");
  private final MultiGauge age = gauge("fera.router.node.staleness.seconds", "NaN when unknown");
  private final MultiGauge active = gauge("fera.router.node.active", "Connections handed out");

  private final MultiGauge masters =
      gauge("fera.router.masters", "Candidates that claim to be the master; 1 when all is well");
  private final MultiGauge unresolved =
      gauge("fera.router.unresolved", "Host names without an address, which keep their old ones");
  private final MultiGauge readOnly =
      gauge("fera.router.read.only", "1 while writing is switched off");

  MicrometerMetrics(Supplier<RouterStatus> status) {
    this.status = status;
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  @Override
  public void routed(String source, Decision decision) {
    routes.computeIfAbsent(new Route(source, decision), this::counter).increment();
  }

  /** Cheaper to look up than tags, which are sorted each time. */
  private record Route(String source, Decision decision) {}

  private Counter counter(Route route) {
    return registry.counter(
        "fera.router.route",
        Tags.of(
            "source", route.source(),
            "role", route.decision().role().word(),
            "reason", route.decision().reason().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public void fallback(String source) {
    registry.counter("fera.router.fallback", "source", source).increment();
  }

  @Override
  public void readOnlyViolation(String source) {
    registry.counter("fera.router.readonly.violation", "source", source).increment();
  }

  @Override
  public void conflict(String source) {
    registry.counter("fera.router.conflict", "source", source).increment();
  }

  @Override
  public void failover(String source) {
    registry.counter("fera.router.failover", "source", source).increment();
  }

  @Override
  public void show() {
    RouterStatus now = status.get();
    rows(up, now, node -> node.state().equals("up") ? 1 : 0);
    rows(lag, now, node -> node.lagBytes().isPresent() ? node.lagBytes().getAsLong() : Double.NaN);
    rows(age, now, node -> node.staleness().map(d -> d.toMillis() / 1000.0).orElse(Double.NaN));
    rows(active, now, NodeStatus::active);
    sourceRows(masters, now, SourceStatus::masters);
    sourceRows(unresolved, now, SourceStatus::unresolved);
    sourceRows(readOnly, now, source -> source.readOnly() ? 1 : 0);
  }

  private static void rows(
      MultiGauge gauge, RouterStatus status, ToDoubleFunction<NodeStatus> value) {
    gauge.register(
        status.nodes().stream()
            .<MultiGauge.Row<?>>map(
                node ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "source", node.source(), "node", node.address(), "role", node.role()),
                        value.applyAsDouble(node)))
            .toList(),
        true);
  }

  private static void sourceRows(
      MultiGauge gauge, RouterStatus status, ToDoubleFunction<SourceStatus> value) {
    gauge.register(
        status.sources().stream()
            .<MultiGauge.Row<?>>map(
                source ->
                    MultiGauge.Row.of(
                        Tags.of("source", source.name()), value.applyAsDouble(source)))
            .toList(),
        true);
  }
}
