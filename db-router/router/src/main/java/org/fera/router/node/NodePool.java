package org.fera.router.node;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.fera.router.SqlStates;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.Login;
import org.fera.router.settings.PoolSettings;
import org.postgresql.Driver;

/** The connections of this process to one node, for one kind of work. */
final class NodePool implements AutoCloseable {

  /**
   * A connection that was idle for longer is asked before it is handed out: one round trip, rare
   * under load.
   */
  private static final Duration IDLE_VALIDATION = Duration.ofSeconds(1);

  private static final Duration IDLE_REMOVAL = Duration.ofMinutes(5);

  private final AgroalDataSource pool;
  private final AtomicInteger active;

  /**
   * @param active counts the connections that are handed out, of all pools of the node
   * @param transactions in which the connections take part
   * @param failures told every SQLException that a connection of this pool throws, on the thread
   *     that gets it
   * @param finished given each connection before it is free again, on the thread that used it
   */
  NodePool(
      HostPort address,
      Login login,
      PoolSettings settings,
      String applicationName,
      AtomicInteger active,
      TransactionIntegration transactions,
      Consumer<SQLException> failures,
      Consumer<Connection> finished) {
    this.active = active;
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier();
    configuration
        .metricsEnabled(false)
        .connectionPoolConfiguration()
        .maxSize(settings.max())
        .acquisitionTimeout(settings.acquisitionTimeout())
        .maxLifetime(settings.maxLifetime())
        .reapTimeout(IDLE_REMOVAL)
        .transactionIntegration(transactions)
        .idleValidationTimeout(IDLE_VALIDATION)
        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(1))
        .exceptionSorter(
            failure -> {
              failures.accept(failure);
              return SqlStates.isFatal(failure);
            });
    var factory = configuration.connectionPoolConfiguration().connectionFactoryConfiguration();
    factory
        .connectionProviderClass(Driver.class)
        .jdbcUrl(ConnectionOptions.url(address, login))
        .principal(new NamePrincipal(login.username()));
    login.password().ifPresent(password -> factory.credential(new SimplePassword(password)));
    Properties properties = ConnectionOptions.pooled(login, settings, applicationName);
    properties
        .stringPropertyNames()
        .forEach(key -> factory.jdbcProperty(key, properties.getProperty(key)));
    this.pool = new io.agroal.pool.DataSource(configuration.get());
    this.pool.setPoolInterceptors(List.of(new Borrowings(finished)));
  }

  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Idle connections go now, those at work when they come back. */
  void flushGently() {
    pool.flush(FlushMode.GRACEFUL);
  }

  /**
   * All connections go now; who works on one gets an error, which a node that hangs would never
   * give.
   */
  void flushHard() {
    pool.flush(FlushMode.ALL);
  }

  @Override
  public void close() {
    pool.close();
  }

  private final class Borrowings implements AgroalPoolInterceptor {

    private final Consumer<Connection> finished;

    Borrowings(Consumer<Connection> finished) {
      this.finished = finished;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
      active.incrementAndGet();
    }

    @Override
    public void onConnectionReturn(Connection connection) {
      active.decrementAndGet();
      finished.accept(connection);
    }
  }
}
