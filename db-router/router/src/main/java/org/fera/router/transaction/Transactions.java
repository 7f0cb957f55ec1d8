package org.fera.router.transaction;

import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import org.fera.router.source.Connections.Taken;

/**
 * The JTA transactions of the application, where it has a TransactionManager: all connections that
 * a transaction takes of a source are of the pool that it took the first from, so that it commits
 * or rolls back as one.
 */
public final class Transactions {

  private final TransactionIntegration integration;
  private final Optional<TransactionSynchronizationRegistry> registry;

  private Transactions(
      TransactionIntegration integration, Optional<TransactionSynchronizationRegistry> registry) {
    this.integration = integration;
    this.registry = registry;
  }

  /** For an application without transactions. */
  public static Transactions none() {
    return new Transactions(TransactionIntegration.none(), Optional.empty());
  }

  public static Transactions of(
      TransactionManager manager, TransactionSynchronizationRegistry registry) {
    return new Transactions(
        new NarayanaTransactionIntegration(manager, registry), Optional.of(registry));
  }

  /** How pools take part. */
  public TransactionIntegration integration() {
    return integration;
  }

  /**
   * What the transaction at hand is bound to; empty outside of one, and before it took anything.
   */
  public Optional<Pin> pin(String source) {
    return active().map(open -> (Pin) open.getResource(new Key(source)));
  }

  /** Binds the transaction at hand, if there is one, to where its first connection is from. */
  public void bind(String source, Taken taken) {
    active()
        .ifPresent(
            open ->
                open.putResource(
                    new Key(source), new Pin(taken.node(), taken.kind(), CallSite.here())));
  }

  private Optional<TransactionSynchronizationRegistry> active() {
    return registry.filter(open -> open.getTransactionKey() != null);
  }

  private record Key(String source) {}
}
