package org.fera.router.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fera.bench.Row;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.router.DbRouter;

/** What a second slave gives: ours is two slaves, the peer one; four connections to each. */
record Spreading(PostgresCluster cluster, int pairs, Duration block) {

  private static final int CONNECTIONS = 4;
  private static final int CLIENTS = 4 * CONNECTIONS;

  /** Not limited by this machine: it sleeps in the server. */
  private static final String WAITING = "select pg_sleep(0.01)";

  /** Limited by its processors. */
  private static final String COUNTING = "select count(*) from place where name like '%abc%'";

  List<Row> run() {
    return List.of(
        Row.more("two slaves, waiting query", "1/s", measure(WAITING), 1.9),
        Row.told("two slaves, CPU-bound query", "1/s", measure(COUNTING)),
        Row.told("slaves and not the master, CPU-bound query", "1/s", besideMaster()));
  }

  private List<double[]> measure(String sql) {
    List<Server> slaves = cluster.slaves().stream().map(node -> node.server()).toList();
    return compare(slaves, slaves.subList(0, 1), sql);
  }

  /** The peer reads on the master only, by its read pool. */
  private List<double[]> besideMaster() {
    return compare(
        cluster.slaves().stream().map(node -> node.server()).toList(), List.of(), COUNTING);
  }

  private List<double[]> compare(List<Server> many, List<Server> few, String sql) {
    Map<String, String> quick =
        Map.of(
            "fera.router.main.slave.acquisition-timeout", "30s",
            "fera.router.main.master-read.acquisition-timeout", "30s",
            "fera.router.main.master-read.pool-max", String.valueOf(CONNECTIONS));
    Server master = cluster.master().server();
    try (Requests requests = new Requests();
        DbRouter ours = Pools.router(master, many, CONNECTIONS, quick);
        DbRouter peer = Pools.router(master, few, CONNECTIONS, quick)) {
      List<Load.Work> both =
          Stream.of(ours, peer)
              .map(router -> router.dataSource("main"))
              .map(source -> work(requests, source, sql))
              .toList();
      List<double[]> rates = new ArrayList<>();
      for (int i = -1; i < pairs; i++) {
        double first = Load.closed(CLIENTS, block, both.get(i & 1));
        double second = Load.closed(CLIENTS, block, both.get(1 - (i & 1)));
        if (i >= 0) {
          rates.add((i & 1) == 0 ? new double[] {first, second} : new double[] {second, first});
        }
      }
      return rates;
    }
  }

  private static Load.Work work(Requests requests, DataSource source, String sql) {
    return () -> requests.run("GET", "/search", () -> Reads.run(source, sql));
  }
}
