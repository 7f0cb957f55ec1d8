package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.TcpProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Slaves fall behind; each test leaves the cluster whole. */
class LagTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Fast looks, and limits that a test reaches soon. */
  private static final Map<String, String> QUICK =
      Map.of(
          "fera.router.poll-interval", "100ms",
          "fera.router.main.slave.max-staleness", "1500ms");

  private final PostgresCluster cluster = BreakableCluster.get();

  private Node slave(int number) {
    return cluster.slaves().get(number);
  }

  private static void awaitState(DbRouter router, Node node, String state) {
    await().atMost(LIMIT).until(() -> Routers.state(router, node.host()), state::equals);
  }

  private void writeMegabytes(int megabytes) {
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
      await("no flapping over 30 looks")
          .during(Duration.ofSeconds(3))
          .atMost(LIMIT)
          .failFast(() -> !Routers.state(router, slave(0).host()).equals("up"))
          .until(() -> true);
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
}
