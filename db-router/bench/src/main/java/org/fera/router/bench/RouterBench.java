package org.fera.router.bench;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.bench.Report;
import org.fera.bench.Row;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.postgres.testing.TestCluster;
import org.postgresql.Driver;

/**
 * {@code fera bench router}: the router beside a plain Agroal pool on a cluster of its own, ours
 * and the peer's in turn. Arguments: the file for the result, pairs, seconds of a block.
 */
public final class RouterBench {

  private RouterBench() {}

  /** Measures; exits 1 when a goal is not met. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int pairs = Integer.parseInt(arguments[1]);
    Duration block = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    Metrics.addRegistry(new SimpleMeterRegistry()); // as a service has it
    boolean met;
    try (PostgresCluster cluster = TestCluster.own(2)) {
      Reads.prepare(cluster);
      List<Row> rows = new ArrayList<>();
      say("counting round trips and roles");
      rows.addAll(new Counting(cluster).run());
      say("reading one row, " + pairs + " pairs of " + block.toSeconds() + " s, twice");
      rows.addAll(new ReadPath(cluster, pairs, block).run());
      say("borrowing and returning, by JMH");
      rows.add(new Borrowing(cluster, pairs).run());
      say("spreading over two slaves");
      rows.addAll(new Spreading(cluster, pairs, block).run());
      Report report = Report.of(versions(cluster.master().server()), rows);
      report.write(file);
      report.print(System.out);
      met = report.met();
    }
    System.exit(met ? 0 : 1);
  }

  private static Map<String, String> versions(Server postgres) {
    Driver driver = new Driver();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("java", Runtime.version().toString());
    all.put("postgresql", postgres.ask(Pools.DATABASE, "show server_version").orElse("unknown"));
    all.put("pgjdbc", driver.getMajorVersion() + "." + driver.getMinorVersion());
    all.put(
        "agroal",
        Optional.ofNullable(AgroalDataSource.class.getPackage().getImplementationVersion())
            .orElse("unknown"));
    return all;
  }

  private static void say(String what) {
    System.out.println(what + " ...");
  }
}
