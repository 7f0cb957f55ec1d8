package org.fera.router.bench;

import com.sun.management.OperatingSystemMXBean;
import io.agroal.api.AgroalDataSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fera.bench.Row;
import org.fera.bench.Statistics;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.router.DbRouter;

/** Requests that read one row, through the router and through a plain pool of the same node. */
record ReadPath(PostgresCluster cluster, int pairs, Duration block) {

  private static final int CLIENTS = 4;
  private static final double LOAD = 0.7;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  List<Row> run() {
    Server slave = cluster.slaves().get(0).server();
    try (Requests requests = new Requests();
        AgroalDataSource plain = Pools.plain(slave, CLIENTS);
        DbRouter router =
            Pools.router(cluster.master().server(), List.of(slave), CLIENTS, Map.of())) {
      DataSource routed = router.dataSource("main");
      Load.Work ours = () -> requests.run("GET", "/themes", () -> Reads.place(routed));
      Load.Work peer = () -> requests.runPlain(() -> Reads.place(plain));
      return measure(ours, peer);
    }
  }

  private List<Row> measure(Load.Work ours, Load.Work peer) {
    List<double[]> throughput = new ArrayList<>();
    List<double[]> processor = new ArrayList<>();
    for (int i = -1; i < pairs; i++) {
      double[] first = closed(i % 2 == 0 ? ours : peer);
      double[] second = closed(i % 2 == 0 ? peer : ours);
      double[] mine = i % 2 == 0 ? first : second;
      double[] its = i % 2 == 0 ? second : first;
      if (i >= 0) { // the first pair warms up
        throughput.add(new double[] {mine[0], its[0]});
        processor.add(new double[] {mine[1], its[1]});
      }
    }
    double rate =
        LOAD * Statistics.median(throughput.stream().map(pair -> pair[1]).toList()).value();
    List<double[]> half = new ArrayList<>();
    List<double[]> slow = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      long[] first = Load.open(CLIENTS, block, rate, i % 2 == 0 ? ours : peer);
      long[] second = Load.open(CLIENTS, block, rate, i % 2 == 0 ? peer : ours);
      long[] mine = i % 2 == 0 ? first : second;
      long[] its = i % 2 == 0 ? second : first;
      half.add(micros(mine, its, 0.5));
      slow.add(micros(mine, its, 0.99));
    }
    return List.of(
        Row.more("read: throughput", "1/s", throughput, 0.97),
        Row.less("read: p50 at 70 % load", "us", half, 1.03),
        Row.less("read: p99 at 70 % load", "us", slow, 1.10),
        Row.told("read: CPU of router and client", "us", processor));
  }

  /** Requests in a second, and microseconds of CPU for each. */
  private double[] closed(Load.Work work) {
    long before = SYSTEM.getProcessCpuTime();
    double rate = Load.closed(CLIENTS, block, work);
    double used = (SYSTEM.getProcessCpuTime() - before) / 1000.0;
    return new double[] {rate, used / (rate * block.toMillis() / 1000.0)};
  }

  private static double[] micros(long[] ours, long[] peer, double share) {
    return new double[] {
      Statistics.percentile(ours, share) / 1000.0, Statistics.percentile(peer, share) / 1000.0
    };
  }
}
