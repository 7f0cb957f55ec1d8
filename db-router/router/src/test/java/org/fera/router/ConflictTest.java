package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slaves cancel reads for their recovery. */
class ConflictTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresCluster cluster = BreakableCluster.get();

  private Node slave(int number) {
    return cluster.slaves().get(number);
  }

  @Tag("DR-13.1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncate written",
        "alter table written alter column id type bigint",
        "delete from written; vacuum written"
      })
  void a_read_that_a_slave_cancels_is_done_again_on_another_and_otherwise_told_as_such(
      String change) throws Exception {
    // With feedback a vacuum would wait for the slaves' readers.
    configureSlaves(
        "alter system set max_standby_streaming_delay = '10ms'",
        "alter system set hot_standby_feedback = 'off'");
    cluster.master().server().execute("postgres", "insert into written default values");
    cluster.awaitReplayed();
    DbRouter router = Routers.over(cluster, Map.of("fera.router.main.slave.max-staleness", "1h"));
    try {
      List<String> nodes = new ArrayList<>();
      String second =
          router.read(
              () -> {
                nodes.add(
                    Routers.ask(router.dataSource("main"), "select host(inet_server_addr())"));
                return nodes.size() > 1 ? nodes.get(1) : cancelled(router, change);
              });
      assertThat(nodes).hasSize(2).doesNotHaveDuplicates().doesNotContain(cluster.master().host());
      assertThat(second).isEqualTo(nodes.get(1));
      assertThatThrownBy(() -> router.runAs(Role.SLAVE, () -> cancelled(router, change)))
          .satisfies(
              failure ->
                  assertThat(RouterException.find(failure).get())
                      .isInstanceOf(RouterException.RecoveryConflict.class)
                      .extracting(RouterException::status, RouterException::retryAfter)
                      .containsExactly(503, Optional.of(Duration.ZERO)));
    } finally {
      router.close();
      configureSlaves(
          "alter system reset max_standby_streaming_delay",
          "alter system reset hot_standby_feedback");
    }
  }

  private void configureSlaves(String first, String second) {
    cluster
        .slaves()
        .forEach(
            node -> node.server().execute("postgres", first, second, "select pg_reload_conf()"));
  }

  /** Reads what the master then changes in a way that this snapshot does not survive. */
  private String cancelled(DbRouter router, String change) throws Exception {
    cluster.master().server().execute("postgres", "insert into written default values");
    cluster.awaitReplayed();
    CompletableFuture<Void> changing =
        CompletableFuture.runAsync(
            () -> {
              await()
                  .atMost(LIMIT)
                  .until(() -> cluster.slaves().stream().anyMatch(ConflictTest::sleeps));
              cluster.master().server().execute("postgres", change.split("; "));
            });
    try {
      return Routers.ask(router.dataSource("main"), "select pg_sleep(60) from written");
    } finally {
      changing.join();
      cluster.awaitReplayed();
    }
  }

  private static boolean sleeps(Node node) {
    return node.server()
        .ask(
            "postgres",
            "select count(*) from pg_stat_activity where query like 'select pg_sleep(60)%'")
        .filter("0"::equals)
        .isEmpty();
  }

  @Tag("DR-13.2")
  @Test
  void a_read_that_every_slave_cancels_is_done_on_the_master_and_counted() throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    DbRouter router = Routers.over(cluster, Map.of("fera.router.poll-interval", "100ms"));
    try {
      List<String> nodes = new ArrayList<>();
      String node =
          router.read(
              () -> {
                try (Connection connection = router.dataSource("main").getConnection();
                    Statement statement = connection.createStatement()) {
                  nodes.add(connection.getMetaData().getURL());
                  statement.execute(
                      "do $$ begin if pg_is_in_recovery() then raise sqlstate '40001'; end if; end $$");
                }
                return Routers.ask(router.dataSource("main"), "select host(inet_server_addr())");
              });
      assertThat(node).isEqualTo(cluster.master().host());
      assertThat(nodes).hasSize(3).doesNotHaveDuplicates();
      assertThat(registry.get("fera.router.conflict").counter().count()).isEqualTo(2);
      assertThat(registry.get("fera.router.fallback").counter().count()).isEqualTo(2);
      assertThat(
              registry
                  .get("fera.router.route")
                  .tags("source", "main", "role", "slave", "reason", "use_slave")
                  .counter()
                  .count())
          .isEqualTo(4);
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(
                          registry
                              .get("fera.router.node.up")
                              .tags("node", slave(0).server().toString(), "role", "slave")
                              .gauge()
                              .value())
                      .isEqualTo(1));
    } finally {
      router.close();
      Metrics.removeRegistry(registry);
    }
  }
}
