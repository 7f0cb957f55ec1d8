package org.fera.print.queue.postgres;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.QueueProducer;
import org.fera.router.DbRouter;
import org.fera.router.RouterException;
import org.fera.router.listen.Change;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the tables of the queue when the instance starts, as {@code fera.migrate} says, and then
 * opens it. Without a master that waits, and the instance is not ready; once open it stays ready,
 * for a master that is away later on comes back.
 */
@Readiness
@Singleton
final class QueueOpening implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(QueueOpening.class);
  private static final int RETRY_SECONDS = 2;

  private final JobQueue queue;
  private final DbRouter router;
  private final MigrateConfig config;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fera-print-migrations");
            thread.setDaemon(true);
            return thread;
          });
  private AutoCloseable listening = () -> {};

  QueueOpening(JobQueue queue, DbRouter router, MigrateConfig config) {
    this.queue = queue;
    this.router = router;
    this.config = config;
  }

  void run(@Observes @Priority(10) StartupEvent start) {
    if (!(queue instanceof PostgresJobQueue shared)) {
      return;
    }
    if (config.migrate() == MigrateConfig.Mode.ONLY) {
      migrateAndExit();
    }
    open(shared);
  }

  private void migrateAndExit() {
    int exitCode = 0;
    String message = "The tables of the print queue are up to date (fera.migrate=only).";
    try {
      QueueSchema.migrate(router.master(QueueProducer.SOURCE));
      LOG.info(message);
    } catch (SQLException | RuntimeException e) {
      exitCode = 1;
      message = "The tables of the print queue cannot be made: " + e.getMessage();
      LOG.error(message);
    }
    // The exception alone ends the start but leaves the process waiting.
    Quarkus.asyncExit(exitCode);
    throw new PreventFurtherStepsException(message, exitCode);
  }

  private void open(PostgresJobQueue shared) {
    try {
      if (complete()) {
        shared.open();
        listening = router.listen(JobTable.CHANNEL, change -> tell(shared, change));
        return;
      }
    } catch (SQLException | RouterException e) {
      LOG.warnf("The print queue waits for the master: %s", e.getMessage());
    } catch (FlywayException e) {
      LOG.errorf("The tables of the print queue cannot be made: %s", e.getMessage());
    }
    retries.schedule(() -> open(shared), RETRY_SECONDS, TimeUnit.SECONDS);
  }

  private boolean complete() throws SQLException {
    if (config.migrate() == MigrateConfig.Mode.START) {
      int ran = QueueSchema.migrate(router.master(QueueProducer.SOURCE));
      LOG.infof("%d migrations of the print queue ran.", ran);
      return true;
    }
    return QueueSchema.complete(router.master(QueueProducer.SOURCE));
  }

  private static void tell(PostgresJobQueue queue, Change change) {
    if (change instanceof Change.Notified notified) {
      queue.notified(notified.payload());
    } else {
      queue.resync();
    }
  }

  @Override
  public HealthCheckResponse call() {
    boolean open = !(queue instanceof PostgresJobQueue shared) || shared.opened();
    String store = queue instanceof PostgresJobQueue ? "postgresql" : "memory";
    return HealthCheckResponse.named("queue").status(open).withData("store", store).build();
  }

  @PreDestroy
  void close() throws Exception {
    retries.shutdownNow();
    listening.close();
  }
}
