package org.fera.app.database;

import io.quarkus.logging.Log;
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
import org.fera.router.DbRouter;
import org.fera.router.RouterException;

/**
 * Migrates before anything else reads the database, as {@link MigrateMode} says. Without a master
 * the instance starts all the same, since the slaves may have all that it needs, and migrates when
 * there is one again.
 */
@Singleton
final class MigrationsAtStart {

  private static final int RETRY_SECONDS = 2;

  private final DbRouter router;
  private final DatabaseConfig config;
  private final Migrations migrations;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fera-migrations");
            thread.setDaemon(true);
            return thread;
          });

  MigrationsAtStart(DbRouter router, DatabaseConfig config, Migrations migrations) {
    this.router = router;
    this.config = config;
    this.migrations = migrations;
  }

  void run(@Observes @Priority(10) StartupEvent start) {
    switch (config.migrate()) {
      case OFF -> Log.debug("Migrations are left to somebody else (fera.migrate=off).");
      case ONLY -> migrateAndExit();
      case START -> {
        if (router.sources().contains(DatabaseSetup.SOURCE)) {
          migrateOrWait();
        } else {
          Log.warn("No database is configured: set PGHOST and PGDATABASE, or FERA_VARS.");
        }
      }
    }
  }

  private void migrateAndExit() {
    try {
      migrate();
    } catch (MigrationException | SQLException | RouterException e) {
      throw stop(1, e.getMessage());
    }
    throw stop(0, "Nothing else to do (fera.migrate=only).");
  }

  /** Ends the start here, before a port is opened. */
  private static PreventFurtherStepsException stop(int exitCode, String message) {
    if (exitCode == 0) {
      Log.info(message);
    } else {
      Log.error(message);
    }
    // The exception alone ends the start but leaves the process waiting.
    Quarkus.asyncExit(exitCode);
    return new PreventFurtherStepsException(message, exitCode);
  }

  private void migrateOrWait() {
    try {
      migrate();
    } catch (SQLException | RouterException e) {
      Log.warnf("Migrations wait for the master: %s", e.getMessage());
      retries.schedule(this::retry, RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (MigrationException e) {
      throw stop(1, e.getMessage());
    }
  }

  private void retry() {
    try {
      migrate();
    } catch (SQLException | RouterException e) {
      retries.schedule(this::retry, RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (MigrationException e) {
      Log.error(e.getMessage());
    }
  }

  private void migrate() throws SQLException {
    int ran = migrations.migrate(router.master(DatabaseSetup.SOURCE));
    Log.infof("%d migrations ran; the database is up to date.", ran);
  }

  @PreDestroy
  void close() {
    retries.shutdownNow();
  }
}
