package org.fera.router;

import java.sql.Connection;
import java.util.Optional;
import org.fera.router.maintenance.Maintenance;
import org.fera.router.metrics.RouterMetrics;
import org.fera.router.node.PoolKind;
import org.fera.router.policy.Decision;
import org.fera.router.policy.Rules;
import org.fera.router.refusal.AdvisoryLocks;
import org.fera.router.request.Ask;
import org.fera.router.request.AskedRole;
import org.fera.router.request.CurrentRequest;
import org.fera.router.request.RouteState;
import org.fera.router.settings.RouterSettings;
import org.fera.router.source.Connections;
import org.fera.router.source.Connections.Taken;
import org.fera.router.source.Source;
import org.fera.router.transaction.CallSite;
import org.fera.router.transaction.Pin;
import org.fera.router.transaction.Transactions;

/** From what asks for a connection to the connection: decides, then takes. */
final class Routing {

  private final RouterSettings settings;
  private final Rules rules;
  private final AskedRole askedRole;
  private final RouterMetrics metrics;
  private final Transactions transactions;
  private final Optional<AdvisoryLocks> locks;

  Routing(
      RouterSettings settings,
      AskedRole askedRole,
      RouterMetrics metrics,
      Transactions transactions) {
    this.settings = settings;
    this.rules = Rules.of(settings.entry(), settings.forceMaster(), settings.forceSlave());
    this.askedRole = askedRole;
    this.metrics = metrics;
    this.transactions = transactions;
    this.locks =
        settings.refuseAdvisoryLocks() ? Optional.of(new AdvisoryLocks()) : Optional.empty();
  }

  /** A connection as the request or block at hand needs it. */
  Connection routed(Source source) {
    Optional<RouteState> request = CurrentRequest.state();
    Decision decision = decide(request, maintenance(source).isPresent());
    metrics.routed(source.name(), decision);
    Ask ask = askedRole.current().orElseGet(() -> Ask.of(decision.role()));
    Role role = goesOn(source, decision) ? Role.SLAVE : decision.role();
    return take(source, role, ask, request);
  }

  /**
   * A reading transaction goes on as it began after another inside of it has sent the rest of the
   * request to the master.
   */
  private boolean goesOn(Source source, Decision decision) {
    return decision.reason() == Decision.Reason.USE_MASTER
        && askedRole.current().isEmpty()
        && transactions.pin(source.name()).filter(pin -> !pin.writes()).isPresent();
  }

  /** A connection of a role, whatever the request, and whatever is switched off. */
  Connection as(Role role, Source source) {
    Ask ask = askedRole.current().orElseGet(() -> Ask.of(role));
    return take(source, role, ask, CurrentRequest.state());
  }

  private Connection take(Source source, Role role, Ask ask, Optional<RouteState> request) {
    Optional<Pin> pin = transactions.pin(source.name());
    if (pin.isPresent()) {
      return guarded(again(source, role, pin.get()), pin.get().kind());
    }
    Taken taken = Connections.take(source, role, ask, request);
    transactions.bind(source.name(), taken);
    return guarded(taken.connection(), taken.kind());
  }

  private static Connection again(Source source, Role role, Pin pin) {
    if (role == Role.MASTER && !pin.writes()) {
      throw new RouterException.MixedTransaction(
          "The transaction reads from "
              + pin.node()
              + " since "
              + pin.site()
              + ", and would write now, at "
              + CallSite.here()
              + ": annotate where it begins @UseMaster, or write in a transaction of its own"
              + " (REQUIRES_NEW).");
    }
    return Connections.again(source, pin.node(), pin.kind());
  }

  private Connection guarded(Connection connection, PoolKind kind) {
    return locks.isPresent() && kind != PoolKind.WRITE
        ? locks.get().refusing(connection)
        : connection;
  }

  /** Why writing is switched off; the environment says so, or the source's database. */
  Optional<Maintenance> maintenance(Source source) {
    return settings.maintenance().or(source::maintenance);
  }

  Decision decide(Optional<RouteState> request, boolean readOnly) {
    Optional<Role> block = askedRole.current().map(Ask::role);
    if (request.isEmpty()) {
      return rules.outside(block, readOnly);
    }
    RouteState state = request.get();
    if (block.isPresent() || readOnly) {
      return rules.decide(state.method(), state.path(), block, readOnly);
    }
    return state.decide((method, path) -> rules.decide(method, path, state.asked(), false));
  }
}
