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
        old.stop(StopMode.IMMEDIATE);
        promoted.promote();
        other.follow(promoted);
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(() -> Routers.writer(router), promoted.host()::equals);
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
        notifyAndAwait(router, promoted, changes, "three");
        assertThat(reads.failures()).hasSizeLessThanOrEqualTo(2);
        assertThat(reads.since(settled)).noneMatch(Load.Call::failed);
        listening.close();
      } finally {
        router.close();
      }
    }
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
