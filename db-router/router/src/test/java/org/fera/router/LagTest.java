package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.TcpProxy;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Slaves fall behind, and names get other addresses; each test leaves the cluster whole. */
class LagTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Fast looks, and limits that a test reaches soon. */
  private static final Map<String, String> QUICK =
      Map.of(
          "fera.router.poll-interval", "100ms",
          "fera.router.main.slave.max-staleness", "1500ms");

  private static PostgresCluster cluster;

  @BeforeAll
  static void startCluster() {
    cluster = TestCluster.own(2);
    cluster.master().server().execute("postgres", "create table written (id serial)");
    cluster.awaitReplayed();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  private static Node slave(int number) {
    return cluster.slaves().get(number);
  }

  private static void awaitState(DbRouter router, Node node, String state) {
    await().atMost(LIMIT).until(() -> Routers.state(router, node.host()), state::equals);
  }

  private static void writeMegabytes(int megabytes) {
    cluster
        .master()
        .server()
        .execute(
            "postgres",
            "create table if not exists bulk (t text)",
            "insert into bulk select repeat(md5(i::text), 32) from generate_series(1, "
                + megabytes * 1024
                + ") i");
  }

  @Tag("DR-8.1")
  @Test
  void a_slave_too_many_bytes_behind_gets_no_reads_until_it_has_caught_up() {
    DbRouter router = Routers.over(cluster, Map.of("fera.router.poll-interval", "100ms"));
    try (Load load = Load.of(3, () -> Routers.read(router))) {
      slave(0).pauseReplay();
      writeMegabytes(20);
      awaitState(router, slave(0), "lagging");
      long noticed = System.nanoTime();
      await().atMost(LIMIT).until(() -> load.since(noticed).size() > 300);
      assertThat(load.since(noticed)).allMatch(call -> call.node().equals(slave(1).host()));
      slave(0).resumeReplay();
      awaitState(router, slave(0), "up");
      assertThat(load.failures()).isEmpty();
    } finally {
      slave(0).resumeReplay();
      router.close();
    }
  }

  @Tag("DR-8.2")
  @Test
  void a_slave_with_old_data_gets_no_reads_however_few_the_bytes() {
    DbRouter router = Routers.over(cluster, QUICK);
    try {
      slave(0).pauseReplay();
      slave(1).pauseReplay();
      cluster.master().server().execute("postgres", "insert into written default values");
      awaitState(router, slave(0), "lagging");
      awaitState(router, slave(1), "lagging");
      assertThat(router.status().nodes())
          .filteredOn(node -> node.role().equals("slave"))
          .allSatisfy(
              node -> {
                assertThat(node.staleness().get()).isGreaterThan(Duration.ofMillis(1500));
                assertThat(node.lagBytes().getAsLong()).isBetween(1L, 1_000_000L);
              });
      await().atMost(LIMIT).until(() -> Routers.read(router).equals(cluster.master().host()));
      cluster.master().suspend();
      await()
          .atMost(LIMIT)
          .until(() -> Routers.state(router, cluster.master().host()), "down"::equals);
      assertThat(slave(0).host() + slave(1).host()).contains(Routers.read(router));
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      cluster.master().resume();
      slave(0).resumeReplay();
      slave(1).resumeReplay();
      router.close();
    }
  }

  @Tag("DR-8.3")
  @Test
  void a_master_without_writes_makes_no_slave_old() {
    DbRouter router = Routers.over(cluster, QUICK);
    try {
      cluster.awaitReplayed();
      awaitState(router, slave(0), "up");
      await()
          .during(Duration.ofSeconds(4))
          .atMost(LIMIT)
          .until(
              () ->
                  Routers.state(router, slave(0).host()).equals("up")
                      && Routers.state(router, slave(1).host()).equals("up"));
      assertThat(router.status().nodes())
          .filteredOn(node -> node.role().equals("slave"))
          .allSatisfy(node -> assertThat(node.staleness().get()).isLessThan(Duration.ofSeconds(1)));
    } finally {
      router.close();
    }
  }

  @Tag("DR-8.4")
  @Test
  void a_slave_cut_off_from_its_master_is_found_out_although_it_has_replayed_all_that_it_got()
      throws Exception {
    try (TcpProxy proxy = new TcpProxy(cluster.master().server())) {
      slave(0).follow(proxy.address());
      await().atMost(LIMIT).until(slave(0)::isStreaming);
      DbRouter router = Routers.over(cluster, QUICK);
      try (Load writes = Load.of(1, () -> Routers.write(router))) {
        awaitState(router, slave(0), "up");
        proxy.hold();
        awaitState(router, slave(0), "lagging");
        assertThat(Routers.state(router, slave(1).host())).isEqualTo("up");
        assertThat(writes.failures()).isEmpty();
      } finally {
        router.close();
        slave(0).follow(cluster.master().server());
      }
    }
    await().atMost(LIMIT).until(slave(0)::isStreaming);
  }

  @Tag("DR-13.1")
  @Test
  void a_read_that_a_slave_cancels_is_done_again_on_another_and_otherwise_told_as_such()
      throws Exception {
    for (Node node : cluster.slaves()) {
      node.server()
          .execute(
              "postgres",
              "alter system set max_standby_streaming_delay = '10ms'",
              "select pg_reload_conf()");
    }
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
                return nodes.size() > 1 ? nodes.get(1) : cancelled(router);
              });
      assertThat(nodes).hasSize(2).doesNotHaveDuplicates().doesNotContain(cluster.master().host());
      assertThat(second).isEqualTo(nodes.get(1));
      assertThatThrownBy(() -> router.runAs(Role.SLAVE, () -> cancelled(router)))
          .satisfies(
              failure ->
                  assertThat(RouterException.find(failure).get())
                      .isInstanceOf(RouterException.RecoveryConflict.class)
                      .extracting(RouterException::status, RouterException::retryAfter)
                      .containsExactly(503, Optional.of(Duration.ZERO)));
    } finally {
      router.close();
    }
  }

  /** Reads what the master then changes in a way that no snapshot survives. */
  private static String cancelled(DbRouter router) throws Exception {
    cluster.master().server().execute("postgres", "insert into written default values");
    cluster.awaitReplayed();
    CompletableFuture<Void> change =
        CompletableFuture.runAsync(
            () -> {
              await()
                  .atMost(LIMIT)
                  .until(() -> cluster.slaves().stream().anyMatch(LagTest::sleeps));
              cluster.master().server().execute("postgres", "truncate written");
            });
    try {
      return Routers.ask(router.dataSource("main"), "select pg_sleep(60) from written");
    } finally {
      change.join();
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

  /** A name service that a test can change. */
  private static final class Names {
    private final AtomicReference<List<String>> slaves = new AtomicReference<>();

    List<String> addresses(String host) throws UnknownHostException {
      if (!host.equals("slaves.example")) {
        return List.of(host);
      }
      if (slaves.get().isEmpty()) {
        throw new UnknownHostException(host);
      }
      return slaves.get();
    }
  }

  @Tag("DR-9.1")
  @Test
  void a_name_with_several_addresses_is_that_many_slaves_and_is_asked_again_and_again()
      throws Exception {
    Names names = new Names();
    names.slaves.set(List.of(slave(0).host()));
    DbRouter router =
        Routers.over(
            cluster,
            Map.of(
                "PGHOST_SLAVE",
                "slaves.example",
                "fera.router.resolve-interval",
                "100ms",
                "fera.router.poll-interval",
                "100ms"),
            names::addresses);
    try (Load load = Load.of(3, () -> Routers.read(router))) {
      await().atMost(LIMIT).until(() -> load.since(0).size() > 10);
      names.slaves.set(List.of(slave(1).host(), slave(0).host()));
      await()
          .atMost(LIMIT)
          .until(() -> load.since(0).stream().anyMatch(c -> c.node().equals(slave(1).host())));
      List<String> kept = backends(slave(1));
      CompletableFuture<Void> report = longRead(router, slave(0), 2);
      names.slaves.set(List.of(slave(1).host()));
      await().atMost(LIMIT).until(() -> router.status().nodes().size() == 2);
      long gone = System.nanoTime();
      await().atMost(LIMIT).until(() -> load.since(gone).size() > 100);
      assertThat(load.since(gone)).allMatch(call -> call.node().equals(slave(1).host()));
      assertThat(backends(slave(1))).as("the pool that stays is not rebuilt").containsAll(kept);
      names.slaves.set(List.of());
      await()
          .during(Duration.ofSeconds(1))
          .atMost(LIMIT)
          .until(() -> router.status().nodes().size() == 2);
      assertThat(load.failures()).isEmpty();
      assertThat(report).as("a read on a node that drains finishes").succeedsWithin(LIMIT);
      await().atMost(LIMIT).until(() -> backends(slave(0)).isEmpty());
    } finally {
      router.close();
    }
  }

  /** Takes connections until one is on the node, and lets it work there for some seconds. */
  private static CompletableFuture<Void> longRead(DbRouter router, Node node, int seconds)
      throws Exception {
    List<Connection> others = new ArrayList<>();
    while (true) {
      Connection connection =
          router.runAs(Role.SLAVE, () -> router.dataSource("main").getConnection());
      if (connection.getMetaData().getURL().contains(node.host())) {
        for (Connection other : others) {
          other.close();
        }
        return CompletableFuture.runAsync(() -> work(connection, seconds));
      }
      others.add(connection);
    }
  }

  private static void work(Connection connection, int seconds) {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_sleep(" + seconds + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> backends(Node node) {
    return node.server()
        .ask(
            "postgres",
            "select coalesce(string_agg(pid::text, ',' order by pid), '') from pg_stat_activity"
                + " where application_name = 'fera main read'")
        .map(text -> List.of(text.split(",")))
        .filter(list -> !list.get(0).isEmpty())
        .orElse(List.of());
  }
}
