package org.fera.app.environments.rest;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fera.app.database.DatabaseConfig;
import org.fera.app.database.Schemas;
import org.fera.app.environments.Environments;
import org.fera.app.environments.EnvironmentsConfig;
import org.fera.app.environments.Progress;
import org.fera.app.environments.clone.Stopped;
import org.fera.router.DbRouter;

/** Runs long work on environments beside the request that asked for it. */
@ApplicationScoped
class EnvironmentWork {

  private static final int SECONDS_TO_START = 20;

  // One runs in the whole cluster anyway; a second is there to be told so.
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          2,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> new Thread(task, "fera-environments"),
          (task, executor) -> {
            throw new Stopped("Other work on an environment is under way.");
          });

  private final DbRouter router;
  private final EnvironmentsConfig config;
  private final DatabaseConfig database;
  private final Schemas schemas;

  EnvironmentWork(
      DbRouter router, EnvironmentsConfig config, DatabaseConfig database, Schemas schemas) {
    this.router = router;
    this.config = config;
    this.database = database;
    this.schemas = schemas;
  }

  /** Those of this instance's master. */
  Environments environments() {
    return new Environments(router.master("main"), config, schemas, database.srid());
  }

  /** Long work. */
  interface Work {
    void run(Environments environments, Progress.Listener listener);
  }

  /**
   * Starts it.
   *
   * @return its id in the log
   * @throws Stopped when it cannot begin
   */
  long start(Work work) {
    CompletableFuture<Long> started = new CompletableFuture<>();
    threads.execute(() -> run(work, started));
    try {
      return started.get(SECONDS_TO_START, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new Stopped("The work has not begun yet; look into the log of environments.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("The instance stops.", e);
    }
  }

  private void run(Work work, CompletableFuture<Long> started) {
    try {
      work.run(environments(), listener(started));
    } catch (RuntimeException e) {
      if (!started.completeExceptionally(e)) {
        Log.warnf("Work on an environment was not done: %s", e.getMessage());
      }
    }
  }

  private static Progress.Listener listener(CompletableFuture<Long> started) {
    return new Progress.Listener() {
      @Override
      public void at(Progress progress) {
        Log.debugf("%s %d of %d", progress.phase(), progress.done(), progress.total());
      }

      @Override
      public void started(long id) {
        started.complete(id);
      }
    };
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
