package org.fera.router.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.fera.bench.Row;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.TcpProxy;
import org.fera.router.DbRouter;
import org.fera.router.RouterStatus.NodeStatus;

/** What does not depend on the machine: round trips, roles, connections. */
record Counting(PostgresCluster cluster) {

  private static final int REQUESTS = 2000;

  /** More than pgjdbc runs a statement before it keeps it on the server (prepareThreshold 5). */
  private static final int WARM_UP = 20;

  private static final String INSERT = "insert into written default values";
  private static final int MIXED = 10_000;

  List<Row> run() throws SQLException {
    try (TcpProxy master = new TcpProxy(cluster.master().server());
        TcpProxy slave = new TcpProxy(cluster.slaves().get(0).server());
        Requests requests = new Requests();
        AgroalDataSource plain = Pools.plain(slave.address(), 1);
        DbRouter router =
            Pools.router(
                master.address(),
                List.of(slave.address()),
                4,
                Map.of("PGPORT_SLAVE", port(slave)))) {
      DataSource source = router.dataSource("main");
      return List.of(
          Row.exact(
              "round trips of a read",
              perRequest(slave, () -> requests.run("GET", "/x", () -> Reads.place(source))),
              perRequest(slave, () -> requests.runPlain(() -> Reads.place(plain))),
              ""),
          Row.exact(
              "round trips of a write",
              perRequest(master, () -> requests.run("POST", "/x", () -> Reads.run(source, INSERT))),
              2,
              ""),
          Row.exact("10000 requests: role of another", strangers(requests, source), 0, ""),
          Row.exact("10000 requests: connections leaked", leaked(router), 0, ""));
    }
  }

  private static String port(TcpProxy proxy) {
    return String.valueOf(proxy.address().port());
  }

  /**
   * Requests one after the other, whose questions the network counts. The pool's connection is open
   * and the statement prepared before; looks at the node's health, which are seconds apart, make no
   * difference to a median.
   */
  private static double perRequest(TcpProxy network, Load.Work request) throws SQLException {
    for (int i = 0; i < WARM_UP; i++) {
      request.run();
    }
    long[] counts = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long before = network.pieces();
      request.run();
      counts[i] = network.pieces() - before;
    }
    Arrays.sort(counts);
    return counts[REQUESTS / 2];
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
