package org.fera.router.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.testing.TestCluster;

/** A cluster whose nodes a test may hold and stop. */
public class OwnClusterResource implements QuarkusTestResourceLifecycleManager {

  private PostgresCluster cluster;

  @Override
  public Map<String, String> start() {
    cluster = TestCluster.own(2);
    return Map.of(
        "PGHOST", cluster.master().host(),
        "PGPORT", String.valueOf(cluster.master().port()),
        "PGUSER", "postgres",
        "PGDATABASE", "postgres",
        "PGHOST_SLAVE", cluster.slaves().stream().map(Node::host).collect(Collectors.joining(",")),
        "fera.router.debug-header", "true",
        "fera.router.poll-interval", "200ms",
        "fera.router.main.slave.max-staleness", "10m");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(cluster, new TestInjector.MatchesType(PostgresCluster.class));
  }

  @Override
  public void stop() {
    cluster.close();
  }
}
