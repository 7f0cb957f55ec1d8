package org.fera.router.transaction;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The application's transactions, when it has any. */
final class TransactionsProducer {

  @Produces
  @Singleton
  Transactions produce(
      Instance<TransactionManager> manager, Instance<TransactionSynchronizationRegistry> registry) {
    return manager.isResolvable() && registry.isResolvable()
        ? Transactions.of(manager.get(), registry.get())
        : Transactions.none();
  }
}
