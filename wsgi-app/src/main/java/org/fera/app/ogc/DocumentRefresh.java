package org.fera.app.ogc;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fera.app.changes.PortalChanged;
import org.fera.router.DbRouter;
import org.fera.router.Role;

/** Keeps the documents of the portal's OGC servers fresh, from the start on, on its own thread. */
@Singleton
final class DocumentRefresh {

  private static final Duration EACH = Duration.ofSeconds(1);

  /** After this the servers' rows are read again. */
  private static final Duration AGE_OF_ROWS = Duration.ofSeconds(30);

  private final DbRouter router;
  private final OgcServers ogcServers;
  private final OgcDocuments documents;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "fera-ogc-refresh");
            thread.setDaemon(true);
            return thread;
          });
  private List<OgcServer> servers = List.of();
  private volatile Instant due = Instant.EPOCH;

  DocumentRefresh(DbRouter router, OgcServers ogcServers, OgcDocuments documents) {
    this.router = router;
    this.ogcServers = ogcServers;
    this.documents = documents;
  }

  /** After the migrations. */
  void start(@Observes @Priority(20) StartupEvent start) {
    if (router.sources().contains("main")) {
      timer.scheduleWithFixedDelay(this::look, 0, EACH.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void changed(@Observes PortalChanged change) {
    if (change.everything()) {
      documents.expire();
    }
    due = Instant.EPOCH;
  }

  private void look() {
    try {
      router.runAs(
          Role.SLAVE,
          () -> {
            if (!due.isAfter(Instant.now())) {
              due = Instant.now().plus(AGE_OF_ROWS);
              servers = ogcServers.used();
            }
            documents.refresh(servers);
            return null;
          });
    } catch (Exception e) {
      Log.debugf("The OGC servers cannot be read: %s", e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
