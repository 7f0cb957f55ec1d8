package org.fera.bench.print;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.fera.bench.Measure;
import org.fera.bench.Row;
import org.fera.bench.process.Cpu;
import org.fera.bench.process.FeraPortal;
import org.fera.bench.process.FeraPortal.Instance;

/**
 * {@code fera bench print-queue}: two instances of print-service over PostgreSQL with slaves. Ten
 * thousand empty pages through the queue; then clients that ask how far their jobs are, beside the
 * same portal with nobody asking.
 */
public final class PrintQueue implements Measure {

  private static final int JOBS = 10_000;
  private static final int WORKERS = 4;
  private static final int CLIENTS = 500;

  /** The compiler of a service that was just started would be what is measured. */
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /** Limits that would refuse what a measure does on purpose. */
  private static final Map<String, String> UNLIMITED =
      Map.of(
          "FERA_PRINT_QUEUE_WAITING",
          "20000",
          "FERA_PRINT_QUEUE_PER_CLIENT",
          "20000",
          "FERA_PRINT_QUEUE_TIMEOUT",
          "3600S",
          "FERA_PRINT_QUEUE_ABANDONED",
          "3600S");

  private static final String LAYOUTS_FOR_ALL =
      """
      WITH layout AS (
        INSERT INTO main.functionality (name, value)
        VALUES ('print_template', 'empty'), ('print_template', 'hanging') RETURNING id)
      INSERT INTO main.role_functionality (role_id, functionality_id)
      SELECT role.id, layout.id FROM main.role, layout WHERE role.name = 'anonymous'
      """;

  @Override
  public Result run(Setting setting) throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      Path folder = PrintFolder.write(hanging.getLocalPort());
      Map<String, String> variables = new TreeMap<>(UNLIMITED);
      variables.put("FERA_PRINT_APPS", folder.toString());
      System.out.println("starting a portal ...");
      try (FeraPortal portal = FeraPortal.up(setting.checkout(), variables, "--instances", "2");
          Connection database =
              DriverManager.getConnection(
                  "jdbc:postgresql://127.0.0.1:" + portal.postgresPort() + "/fera",
                  "fera",
                  "fera")) {
        execute(database, LAYOUTS_FOR_ALL);
        List<Instance> services = portal.instances("print-service");
        PrintClient client =
            PrintClient.of("default", services.stream().map(Instance::url).toList());
        List<Row> rows = new ArrayList<>();
        rows.addAll(throughput(client, database));
        rows.add(polling(client, services.stream().map(Instance::pid).toList(), setting));
        return new Result(versions(database), rows);
      }
    }
  }

  private static List<Row> throughput(PrintClient client, Connection database) throws SQLException {
    System.out.println("printing 200 pages to warm up ...");
    client.submit("empty", Map.of(), 200, 8);
    awaitEnded(database);
    execute(database, "TRUNCATE fera_print.print_accountings");
    System.out.println("printing " + JOBS + " pages ...");
    List<String> refs = client.submit("empty", Map.of(), JOBS, 8);
    awaitEnded(database);
    double finished =
        number(
            database,
            "SELECT count(*) FROM fera_print.print_accountings WHERE status = 'FINISHED'");
    double begun =
        number(database, "SELECT sum(tries) FROM fera_print.job WHERE submitted >= " + FIRST);
    double rate =
        number(
            database,
            "SELECT count(*) / extract(epoch FROM max(ended) - min(submitted)) FROM fera_print.job"
                + " WHERE submitted >= "
                + FIRST);
    double longest =
        number(
            database,
            "SELECT max(total_time_ms - processing_time_ms) FROM fera_print.print_accountings");
    double mean =
        number(database, "SELECT avg(processing_time_ms) FROM fera_print.print_accountings");
    return List.of(
        Row.exact("jobs submitted", refs.stream().distinct().count(), JOBS, ""),
        Row.exact("jobs printed: none lost", finished, JOBS, ""),
        Row.exact("jobs begun: none twice", begun, JOBS, ""),
        Row.once("pages in a second", rate, "1/s", rate >= 50, "at least 50 1/s"),
        Row.once(
            "longest wait",
            longest / 1000,
            "s",
            longest <= 1.1 * JOBS * mean / WORKERS,
            String.format(
                Locale.ROOT,
                "at most 1.1 x jobs x mean time / workers = %.1f s",
                1.1 * JOBS * mean / WORKERS / 1000)));
  }

  /** When the first job that counts was submitted. */
  private static final String FIRST =
      "(SELECT min(submitted) FROM fera_print.job JOIN fera_print.print_accountings"
          + " ON reference_id = ref)";

  private static Row polling(PrintClient client, List<Long> pids, Setting setting) {
    System.out.println(CLIENTS + " clients ask for jobs that wait ...");
    Map<String, Object> map =
        Map.of(
            "center",
            List.of(2600000, 1200000),
            "scale",
            100000,
            "dpi",
            72,
            "projection",
            "EPSG:2056",
            "layers",
            List.of());
    List<String> refs = client.submit("hanging", Map.of("map", map), CLIENTS, 8);
    ask(client, refs, WARM_UP);
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < setting.pairs(); i++) {
      double idle =
          share(pids, setting.block(), () -> LockSupport.parkNanos(setting.block().toNanos()));
      double asked = share(pids, setting.block(), () -> ask(client, refs, setting.block()));
      shares.add(asked - idle);
    }
    refs.forEach(client::cancel);
    return Row.limit("500 clients ask every 2 s: CPU of print-service", "% of a core", shares, 10);
  }

  /** Percent of a core that processes use meanwhile. */
  private static double share(List<Long> pids, Duration time, Runnable meanwhile) {
    double before = Cpu.seconds(pids);
    long begin = System.nanoTime();
    meanwhile.run();
    return 100 * (Cpu.seconds(pids) - before) / ((System.nanoTime() - begin) / 1e9);
  }

  private static void ask(PrintClient client, List<String> refs, Duration time) {
    long step = EVERY.toNanos() / refs.size();
    long count = time.toNanos() / step;
    long begin = System.nanoTime();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (long left = begin + i * step - System.nanoTime();
          left > 0;
          left = begin + i * step - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers.add(client.status(refs.get(i % refs.size()), i));
    }
    if (answers.stream().anyMatch(answer -> answer.join() != 200)) {
      throw new IllegalStateException("a status was not answered with 200");
    }
  }

  private static void awaitEnded(Connection database) throws SQLException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (number(database, "SELECT count(*) FROM fera_print.job WHERE ended IS NULL") > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("jobs did not end within " + LONGEST);
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static Map<String, String> versions(Connection database) throws SQLException {
    return Map.of(
        "java",
        Runtime.version().toString(),
        "postgresql",
        database.getMetaData().getDatabaseProductVersion());
  }

  private static double number(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
