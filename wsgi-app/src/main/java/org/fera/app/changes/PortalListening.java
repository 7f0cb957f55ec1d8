package org.fera.app.changes;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.fera.app.database.Schemas;
import org.fera.router.DbRouter;
import org.fera.router.listen.Change;

/** Listens to the triggers of this environment's main schema. */
@Singleton
final class PortalListening {

  private final DbRouter router;
  private final PortalVersion version;
  private final String channel;
  private AutoCloseable listening;

  PortalListening(DbRouter router, PortalVersion version, Schemas schemas) {
    this.router = router;
    this.version = version;
    this.channel = Invalidation.channel(schemas);
  }

  void start(@Observes @Priority(15) StartupEvent start) {
    if (router.sources().contains("main")) {
      listening = router.listen(channel, this::changed);
    }
  }

  private void changed(Change change) {
    version.changed(
        change,
        change instanceof Change.Notified notified
            && notified.payload().equals(Invalidation.EVERYTHING));
  }

  @PreDestroy
  void close() throws Exception {
    if (listening != null) {
      listening.close();
    }
  }
}
