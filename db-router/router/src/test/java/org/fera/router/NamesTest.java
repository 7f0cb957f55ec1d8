package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names get other addresses. */
class NamesTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresCluster cluster = BreakableCluster.get();

  private Node slave(int number) {
    return cluster.slaves().get(number);
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
      assertThat(router.status().sources().get(0).unresolved()).as("the alarm").isEqualTo(1);
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
