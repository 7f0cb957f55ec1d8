package org.fera.router;

import org.fera.postgres.PostgresCluster;
import org.fera.postgres.testing.TestCluster;

/**
 * One cluster for all tests that hold and kill nodes, with a table {@code written (id serial)};
 * each test leaves it whole. It ends with the JVM.
 */
final class BreakableCluster {

  private static final PostgresCluster CLUSTER = start();

  private BreakableCluster() {}

  static PostgresCluster get() {
    return CLUSTER;
  }

  private static PostgresCluster start() {
    PostgresCluster cluster = TestCluster.own(2);
    cluster.master().server().execute("postgres", "create table written (id serial)");
    cluster.awaitReplayed();
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop-breakable-cluster"));
    return cluster;
  }
}
