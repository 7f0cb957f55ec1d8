package org.fera.router.refusal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.router.RouterException;
import org.fera.router.SqlStates;
import org.fera.router.maintenance.Maintenance;
import org.fera.router.metrics.RouterMetrics;
import org.fera.router.node.Node;
import org.fera.router.node.PoolKind;
import org.fera.router.request.CurrentRequest;
import org.fera.router.request.RouteState;
import org.fera.router.settings.RouterSettings;
import org.fera.router.source.Source;
import org.fera.router.source.SourceListener;
import org.fera.router.written.PositionQuery;

/**
 * What the router does about what happens to connections. A refused statement gets its explanation
 * as a suppressed exception, where {@link RouterException#find} looks: the driver's own exception
 * is what the application sees.
 */
public final class ConnectionEvents implements SourceListener {

  private final RouterSettings settings;
  private final RouterMetrics metrics;
  private final Refusals refusals = new Refusals();

  public ConnectionEvents(RouterSettings settings, RouterMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public void failed(Source source, Node node, PoolKind kind, SQLException failure) {
    if (SqlStates.isRecoveryConflict(failure)) {
      metrics.conflict(source.name());
    } else if (isRefusal(node, failure) && !isExplained(failure)) {
      failure.addSuppressed(explain(source, node, kind, failure));
    }
  }

  private static boolean isRefusal(Node node, SQLException failure) {
    return SqlStates.isReadOnly(failure) || (node.isStandby() && SqlStates.isUnsupported(failure));
  }

  /** The pool may show us one failure several times. */
  private static boolean isExplained(SQLException failure) {
    return Stream.of(failure.getSuppressed()).anyMatch(RouterException.class::isInstance);
  }

  private RouterException explain(Source source, Node node, PoolKind kind, SQLException failure) {
    if (kind == PoolKind.WRITE) {
      source.suspected(node);
      return new RouterException.NoNode(
          "Source " + source.name() + ": " + node + " refused to write; is it still the master?",
          null);
    }
    Optional<Maintenance> maintenance = settings.maintenance().or(source::maintenance);
    if (maintenance.isPresent()) {
      return new RouterException.UnderMaintenance(maintenance.get().reason());
    }
    metrics.readOnlyViolation(source.name());
    String did =
        SqlStates.isReadOnly(failure)
            ? "wrote in a read-only session"
            : "asked a slave for what only the master does (0A000)";
    return refusals.explain(CurrentRequest.state().map(RouteState::route), did);
  }

  @Override
  public void fellBack(Source source) {
    metrics.fallback(source.name());
  }

  @Override
  public void failedOver(Source source) {
    metrics.failover(source.name());
  }

  @Override
  public void finished(Source source, Connection connection) {
    Optional<RouteState> request = CurrentRequest.state();
    if (settings.readYourWrites() && request.filter(RouteState::tellsPosition).isPresent()) {
      request.get().wrote(source.name(), PositionQuery.ask(connection));
    }
  }
}
