package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.StopMode;
import org.fera.postgres.testing.TestCluster;
import org.fera.router.listen.Change;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The master dies, a slave becomes the master, and the old one comes back as if nothing had been.
 */
class FailoverTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Tag("DR-11.1")
  @Tag("DR-11.2")
  @Tag("DR-12.1")
  @Test
  void writes_listeners_and_reads_follow_the_newest_master() throws Exception {
    try (PostgresCluster cluster = TestCluster.own(2)) {
      Node old = cluster.nodes().get(0);
      Node promoted = cluster.nodes().get(1);
      Node other = cluster.nodes().get(2);
      old.server().execute("postgres", "create table written (id serial)");
      cluster.awaitReplayed();
      String all = cluster.nodes().stream().map(Node::host).collect(Collectors.joining(","));
      Map<String, String> settings =
          Map.of("PGHOST", all, "PGHOST_SLAVE", all, "fera.router.poll-interval", "200ms");
      DbRouter router = Routers.over(cluster, settings);
      List<Change> changes = new CopyOnWriteArrayList<>();
      AutoCloseable listening = router.listen("fera_main_themes", changes::add);
      try (Load reads = Load.of(2, () -> Routers.read(router))) {
        await().atMost(LIMIT).until(() -> changes.size() == 1);
        assertThat(changes.get(0)).isInstanceOf(Change.Resync.class);
        String id = notifyAndAwait(router, old, changes, "one");
        Change change = changes.get(1);
        assertThat(router.readAt(change, () -> seen(router, id))).isEqualTo("1");
        assertThat(Routers.writer(router)).isEqualTo(old.host());

        int before = changes.size();
        // Acknowledged is then what both slaves have, so that nothing of it may be lost.
        old.server()
            .execute(
                "postgres",
                "alter system set synchronous_standby_names = '2 (*)'",
                "select pg_reload_conf()");
        Load writes = Load.of(2, () -> Routers.write(router));
        await().atMost(LIMIT).until(() -> writes.since(0).size() > 50);
        old.stop(StopMode.IMMEDIATE);
        promoted.promote();
        other.follow(promoted);
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(() -> Routers.writer(router), promoted.host()::equals);
        long failedOver = System.nanoTime();
        await().atMost(LIMIT).until(() -> writes.since(failedOver).size() > 50);
        writes.close();
        assertWrites(promoted, writes, failedOver);
        await().atMost(LIMIT).until(() -> changes.size() > before);
        assertThat(changes.get(before)).isInstanceOf(Change.Resync.class);
        await().atMost(LIMIT).until(other::isStreaming);
        notifyAndAwait(router, promoted, changes, "two");
        long settled = System.nanoTime();
        await().atMost(LIMIT).until(() -> reads.since(settled).size() > 50);
        assertThat(reads.since(settled)).allMatch(call -> call.node().equals(other.host()));

        old.start();
        await().atMost(LIMIT).until(() -> Routers.state(router, old.host()), "up"::equals);
        for (int i = 0; i < 20; i++) {
          assertThat(Routers.writer(router)).isEqualTo(promoted.host());
        }
        assertThat(router.status().sources().get(0).masters()).as("the alarm").isEqualTo(2);
        notifyAndAwait(router, promoted, changes, "three");
        old.stop(StopMode.FAST);
        old.rewind(promoted);
        old.start();
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () -> {
                  assertThat(router.status().sources().get(0).masters()).isEqualTo(1);
                  assertThat(Routers.read(router)).isEqualTo(old.host());
                });
        assertThat(reads.failures()).hasSizeLessThanOrEqualTo(2);
        assertThat(reads.since(settled)).noneMatch(Load.Call::failed);
        listening.close();
      } finally {
        router.close();
      }
    }
  }

  /** None lost, none twice, and what was refused was refused as it should be. */
  private static void assertWrites(Node master, Load writes, long failedOver) {
    List<String> stored =
        List.of(
            master
                .server()
                .ask("postgres", "select string_agg(id::text, ',') from written")
                .orElseThrow()
                .split(","));
    List<String> acknowledged =
        writes.since(0).stream().filter(call -> !call.failed()).map(Load.Call::node).toList();
    assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
    assertThat(writes.since(failedOver)).noneMatch(Load.Call::failed);
    assertThat(writes.failures())
        .allSatisfy(
            call ->
                assertThat(RouterException.find(call.failure()))
                    .hasValueSatisfying(found -> assertThat(found.status()).isEqualTo(503)));
  }

  private static String notifyAndAwait(
      DbRouter router, Node master, List<Change> changes, String payload) throws Exception {
    String id = Routers.write(router);
    master.server().execute("postgres", "select pg_notify('fera_main_themes', '" + payload + "')");
    await()
        .atMost(LIMIT)
        .until(
            () ->
                changes.stream()
                    .anyMatch(
                        change ->
                            change instanceof Change.Notified told
                                && told.payload().equals(payload)));
    return id;
  }

  private static String seen(DbRouter router, String id) throws Exception {
    return Routers.ask(router.dataSource("main"), "select count(*) from written where id = " + id);
  }
}
