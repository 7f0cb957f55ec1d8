package org.fera.router;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as reads can go somewhere, and without a database at all. It has no scope on
 * purpose: only where quarkus-smallrye-health is in the application does {@code @Readiness} make it
 * a bean.
 */
@Readiness
final class RouterReadiness implements HealthCheck {

  private final DbRouter router;

  RouterReadiness(DbRouter router) {
    this.router = router;
  }

  @Override
  public HealthCheckResponse call() {
    RouterStatus status = router.status();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("database").status(status.canRead());
    for (RouterStatus.NodeStatus node : status.nodes()) {
      answer.withData(node.source() + " " + node.address(), node.role() + " " + node.state());
    }
    return answer.build();
  }
}
