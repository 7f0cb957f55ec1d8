package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.StopMode;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes die, hang and come back; each test leaves the cluster whole. */
class FaultsTest {

  private static final int CLIENTS = 6;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresCluster cluster = BreakableCluster.get();
  private DbRouter router;

  @BeforeEach
  void open() {
    router = Routers.over(cluster, Map.of());
  }

  @AfterEach
  void restore() {
    router.close();
    for (Node node : cluster.nodes()) {
      node.resume();
      node.start();
    }
  }

  private Node slave(int number) {
    return cluster.slaves().get(number);
  }

  private void awaitState(Node node, String state) {
    await().atMost(LIMIT).until(() -> Routers.state(router, node.host()), state::equals);
  }

  private Load reading() {
    Load load = Load.of(CLIENTS, () -> Routers.read(router));
    await()
        .atMost(LIMIT)
        .until(() -> load.since(0).stream().map(Load.Call::node).distinct().count() == 2);
    return load;
  }

  @Tag("DR-7.1")
  @Test
  void a_killed_slave_costs_the_reads_in_flight_and_comes_back_by_itself() {
    try (Load load = reading()) {
      slave(0).kill();
      awaitState(slave(0), "down");
      long noticed = System.nanoTime();
      await().atMost(LIMIT).until(() -> load.since(noticed).size() > 500);
      assertThat(load.failures()).hasSizeLessThanOrEqualTo(CLIENTS);
      assertThat(load.since(noticed)).noneMatch(Load.Call::failed);
      assertThat(load.since(noticed)).allMatch(call -> call.node().equals(slave(1).host()));
      slave(0).start();
      await()
          .atMost(LIMIT)
          .until(
              () -> load.since(noticed).stream().anyMatch(c -> c.node().equals(slave(0).host())));
      assertThat(load.since(noticed)).noneMatch(Load.Call::failed);
    }
  }

  @Tag("DR-7.2")
  @Test
  void with_both_slaves_gone_the_master_serves_reads_and_still_refuses_writes_in_them()
      throws Exception {
    try (Load load = reading()) {
      slave(0).kill();
      slave(1).kill();
      awaitState(slave(0), "down");
      awaitState(slave(1), "down");
      long noticed = System.nanoTime();
      await().atMost(LIMIT).until(() -> load.since(noticed).size() > 200);
      assertThat(load.since(noticed)).noneMatch(Load.Call::failed);
      assertThat(load.since(noticed)).allMatch(call -> call.node().equals(cluster.master().host()));
    }
    assertThatThrownBy(
            () ->
                router.runAs(
                    Role.SLAVE,
                    () ->
                        Routers.ask(
                            router.dataSource("main"),
                            "insert into written default values returning id")))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
    assertThat(Routers.write(router)).isNotEmpty();
    assertThat(router.status().canRead()).isTrue();
  }

  @Tag("DR-7.3")
  @Test
  void the_reads_that_fall_back_on_the_master_leave_room_for_writes() throws Exception {
    try (DbRouter capped =
        Routers.over(
            cluster,
            Map.of(
                "PGHOST_SLAVE", "",
                "fera.router.main.master-read.pool-max", "2",
                "fera.router.main.master-read.acquisition-timeout", "4s"))) {
      List<Connection> held = new ArrayList<>();
      try {
        for (int i = 0; i < 2; i++) {
          held.add(capped.runAs(Role.SLAVE, () -> capped.dataSource("main").getConnection()));
        }
        assertThatThrownBy(() -> Routers.read(capped))
            .isInstanceOfSatisfying(
                RouterException.Busy.class,
                e -> {
                  assertThat(e.status()).isEqualTo(503);
                  assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
                });
        assertThat(Routers.write(capped)).isNotEmpty();
      } finally {
        for (Connection connection : held) {
          connection.close();
        }
      }
    }
  }

  @Tag("DR-7.4")
  @Test
  void a_slave_that_hangs_is_left_alone_and_its_reads_do_not_hang_with_it() {
    try (Load load = reading()) {
      slave(0).suspend();
      awaitState(slave(0), "down");
      long noticed = System.nanoTime();
      await().atMost(LIMIT).until(() -> load.since(noticed).size() > 500);
      assertThat(load.since(noticed)).noneMatch(Load.Call::failed);
      slave(0).resume();
      awaitState(slave(0), "up");
    }
    assertThat(new ArrayList<>(load(reading()))).noneMatch(Load.Call::failed);
  }

  private List<Load.Call> load(Load load) {
    load.close();
    return load.since(0);
  }

  @Tag("DR-7.5")
  @Test
  void without_its_master_writes_fail_at_once_and_reads_go_on() throws Exception {
    Routers.write(router);
    try (Load load = reading()) {
      cluster.master().stop(StopMode.IMMEDIATE);
      assertThatThrownBy(() -> Routers.write(router)).satisfies(FaultsTest::isUnavailable);
      awaitState(cluster.master(), "down");
      assertThatThrownBy(() -> Routers.write(router))
          .isInstanceOf(RouterException.NoNode.class)
          .hasMessageContaining(cluster.master().server() + " down");
      assertThat(router.status().canRead()).isTrue();
      cluster.master().start();
      awaitState(cluster.master(), "up");
      assertThat(Routers.write(router)).isNotEmpty();
      assertThat(load.failures()).isEmpty();
    }
  }

  private static void isUnavailable(Throwable failure) {
    assertThat(RouterException.find(failure))
        .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(503));
  }

  @Tag("DR-7.6")
  @Test
  void a_master_that_hangs_costs_a_write_seconds_and_not_for_ever() throws Exception {
    Routers.write(router);
    cluster.master().suspend();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> Routers.write(router)).satisfies(FaultsTest::isUnavailable);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    awaitState(cluster.master(), "down");
    assertThatThrownBy(() -> Routers.write(router)).isInstanceOf(RouterException.NoNode.class);
    cluster.master().resume();
    awaitState(cluster.master(), "up");
    assertThat(Routers.write(router)).isNotEmpty();
  }

  @Tag("DR-7.7")
  @Test
  void a_pool_whose_sessions_were_all_ended_costs_one_failure() throws Exception {
    try (DbRouter slow =
        Routers.over(
            cluster, Map.of("PGHOST_SLAVE", slave(0).host(), "fera.router.poll-interval", "1h"))) {
      fill(slow, 10);
      slave(0)
          .server()
          .execute(
              "postgres",
              "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'fera main read'");
      int failures = 0;
      for (int i = 0; i < 20; i++) {
        try {
          Routers.read(slow);
        } catch (SQLException e) {
          failures++;
        }
      }
      assertThat(failures).isLessThanOrEqualTo(1);
    }
  }

  private static void fill(DbRouter router, int connections) throws Exception {
    List<Connection> held = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      held.add(router.runAs(Role.SLAVE, () -> router.dataSource("main").getConnection()));
    }
    for (Connection connection : held) {
      connection.close();
    }
  }

  @Tag("DR-7.8")
  @Test
  void with_every_node_gone_reads_say_so_at_once() throws Exception {
    slave(0).kill();
    slave(1).kill();
    cluster.master().kill();
    cluster.nodes().forEach(node -> awaitState(node, "down"));
    assertThatThrownBy(() -> Routers.read(router))
        .isInstanceOf(RouterException.NoNode.class)
        .hasMessageContaining("no node to read from");
    assertThat(router.status().canRead()).isFalse();
  }

  @Tag("DR-11.3")
  @Test
  void two_masters_of_the_same_timeline_are_none() {
    String both = cluster.master().server() + "," + TestCluster.shared().master();
    try (DbRouter two = Routers.over(cluster, Map.of("PGHOST", both))) {
      await().atMost(LIMIT).until(() -> two.status().sources().get(0).masters() == 2);
      assertThatThrownBy(() -> Routers.write(two)).isInstanceOf(RouterException.NoNode.class);
    }
  }

  @Tag("DR-11.4")
  @Test
  void a_write_that_the_master_refuses_is_unavailable_and_no_fault_of_the_route() throws Exception {
    try (Connection connection = router.master("main").getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> statement.execute("insert into written default values"))
          .satisfies(FaultsTest::isUnavailable)
          .satisfies(
              failure ->
                  assertThat(RouterException.find(failure).orElseThrow())
                      .hasMessageContaining("is it still the master?"));
      connection.rollback();
    }
    assertThat(Routers.write(router)).isNotEmpty();
  }

  @Tag("DR-4.1")
  @Test
  void a_router_starts_without_a_database_and_before_its_database() throws Exception {
    try (DbRouter none = Routers.of(Map.of())) {
      assertThat(none.sources()).isEmpty();
      assertThat(none.status().canRead()).isTrue();
      assertThatThrownBy(() -> none.dataSource("main"))
          .isInstanceOf(RouterException.UnknownSource.class)
          .hasMessageContaining("PGHOST");
    }
    cluster.master().stop(StopMode.FAST);
    try (DbRouter early = Routers.over(cluster, Map.of("PGHOST_SLAVE", ""))) {
      assertThatThrownBy(() -> Routers.write(early)).isInstanceOf(RouterException.NoNode.class);
      cluster.master().start();
      await().atMost(LIMIT).ignoreExceptions().until(() -> !Routers.write(early).isEmpty());
    }
  }
}
