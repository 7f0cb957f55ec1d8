package org.fera.router.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.fera.bench.Row;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.router.DbRouter;
import org.fera.router.RouterStatus.NodeStatus;

/** What does not depend on the machine: transactions on the server, roles, connections. */
record Counting(PostgresCluster cluster) {

  private static final int REQUESTS = 2000;
  private static final int STILL = 10;
  private static final int MIXED = 10_000;

  List<Row> run() throws SQLException {
    try (Requests requests = new Requests();
        DbRouter router =
            Pools.router(
                cluster.master().server(),
                cluster.slaves().stream().map(Node::server).toList(),
                4,
                Map.of("fera.router.poll-interval", "1h", "fera.router.resolve-interval", "0s"))) {
      DataSource source = router.dataSource("main");
      return List.of(
          Row.exact("round trips of a read", perRequest(requests, source, "GET"), 1, ""),
          Row.exact("round trips of a write", perRequest(requests, source, "POST"), 2, ""),
          Row.exact("10000 requests: role of another", strangers(requests, source), 0, ""),
          Row.exact("10000 requests: connections leaked", leaked(router), 0, ""));
    }
  }

  /** Each statement here is a transaction, which PostgreSQL counts. */
  private double perRequest(Requests requests, DataSource source, String method)
      throws SQLException {
    boolean reads = method.equals("GET");
    String sql = reads ? "select 1" : "insert into written default values";
    requests.run(method, "/x", () -> Reads.run(source, sql));
    long before = transactions(reads);
    for (int i = 0; i < REQUESTS; i++) {
      requests.run(method, "/x", () -> Reads.run(source, sql));
    }
    return Math.round(10.0 * (transactions(reads) - before) / REQUESTS) / 10.0;
  }

  /** Asked until it stands still: an idle session tells within ten seconds what it did. */
  private long transactions(boolean ofSlaves) {
    List<Server> nodes =
        ofSlaves
            ? cluster.slaves().stream().map(Node::server).toList()
            : List.of(cluster.master().server());
    long last = -1;
    for (int still = 0; still < STILL; ) {
      sleep(Duration.ofMillis(1200));
      long now = nodes.stream().mapToLong(Counting::transactions).sum();
      still = now - last <= 4L * nodes.size() ? still + 1 : 0; // the questions count too
      last = now;
    }
    return last;
  }

  private static long transactions(Server node) {
    return node.ask(
            Pools.DATABASE,
            "select xact_commit from pg_stat_database where datname = current_database()")
        .map(Long::parseLong)
        .orElseThrow();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double strangers(Requests requests, DataSource source) {
    AtomicLong number = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    Load.open(
        16,
        Duration.ofSeconds(MIXED / 2000),
        2000,
        () -> {
          boolean reads = number.getAndIncrement() % 2 == 0;
          requests.run(
              reads ? "GET" : "POST",
              "/x",
              () -> {
                if (Reads.onSlave(source) != reads) {
                  wrong.incrementAndGet();
                }
              });
        });
    return wrong.get();
  }

  private static double leaked(DbRouter router) {
    return router.status().nodes().stream().mapToInt(NodeStatus::active).sum();
  }
}
