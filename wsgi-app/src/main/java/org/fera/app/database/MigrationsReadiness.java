package org.fera.app.database;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.fera.router.DbRouter;
import org.fera.router.Role;

/**
 * Ready once a node that reads go to has every migration. Migrations are never undone, so the
 * answer stays, and a slave that is lost later does not change it.
 */
@Readiness
@Singleton
final class MigrationsReadiness implements HealthCheck {

  private final DbRouter router;
  private final Migrations migrations;
  private final AtomicBoolean complete = new AtomicBoolean();

  MigrationsReadiness(DbRouter router, Migrations migrations) {
    this.router = router;
    this.migrations = migrations;
  }

  @Override
  public HealthCheckResponse call() {
    if (!complete.get() && look()) {
      complete.set(true);
    }
    return HealthCheckResponse.named("migrations").status(complete.get()).build();
  }

  private boolean look() {
    if (!router.sources().contains(DatabaseSetup.SOURCE)) {
      return false;
    }
    try {
      return router.runAs(
          Role.SLAVE, () -> migrations.complete(router.dataSource(DatabaseSetup.SOURCE)));
    } catch (Exception e) {
      return false;
    }
  }
}
