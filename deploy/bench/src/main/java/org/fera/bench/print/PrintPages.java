package org.fera.bench.print;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fera.bench.Measure;
import org.fera.bench.Row;
import org.fera.bench.print.PhaseTimes.Times;
import org.fera.bench.process.Cpu;
import org.fera.bench.process.FeraPortal;
import org.fera.bench.process.FeraPortal.Instance;

/**
 * {@code fera bench print}: pages of the sample portal by one instance, one after the other and a
 * hundred at once. What a print waits for other servers is told apart from what it does itself.
 */
public final class PrintPages implements Measure {

  private static final int WARM_UP = 30;
  private static final int IN_A_ROW = 5;
  private static final int BATCH = 100;
  private static final double A4_MILLIS = 500;
  private static final double A3_MILLIS = 1000;
  private static final double PAGES_PER_SECOND = 3;

  private static final String LAYOUTS_FOR_ALL =
      """
      INSERT INTO main.role_functionality (role_id, functionality_id)
      SELECT role.id, layout.id FROM main.role, main.functionality AS layout
      WHERE role.name = 'anonymous' AND layout.name = 'print_template'
      ON CONFLICT DO NOTHING
      """;

  @Override
  public Result run(Setting setting) throws Exception {
    System.out.println("starting a portal ...");
    try (FeraPortal portal =
            FeraPortal.up(
                setting.checkout(), Map.of("FERA_PRINT_QUEUE_PER_CLIENT", "200"), "--slaves", "1");
        Connection database =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + portal.postgresPort() + "/fera", "fera", "fera")) {
      execute(database, LAYOUTS_FOR_ALL);
      Instance service = portal.instances("print-service").get(0);
      PrintClient client = PrintClient.of("geomapfish", List.of(service.url()));
      PhaseTimes phases = new PhaseTimes(service.url());
      System.out.println("printing " + 2 * WARM_UP + " pages to warm up ...");
      for (int i = 0; i < WARM_UP; i++) {
        client.print(Pages.A4, Pages.a4());
        client.print(Pages.A3, Pages.a3());
      }
      List<Row> rows = new ArrayList<>();
      rows.addAll(inARow("A4, 254 dpi", Pages.A4, Pages.a4(), A4_MILLIS, client, phases, setting));
      rows.addAll(
          inARow(
              "A3, 200 dpi, legend, table",
              Pages.A3,
              Pages.a3(),
              A3_MILLIS,
              client,
              phases,
              setting));
      rows.add(batch(client));
      rows.add(Row.told("resident memory, highest", "MB", Cpu.highestMb(service.pid())));
      return new Result(Map.of("java", Runtime.version().toString()), rows);
    }
  }

  private static List<Row> inARow(
      String name,
      String layout,
      Map<String, Object> attributes,
      double millis,
      PrintClient client,
      PhaseTimes phases,
      Setting setting) {
    System.out.println(name + " ...");
    List<Double> own = new ArrayList<>();
    Times all = Times.NONE;
    long bytes = 0;
    for (int i = 0; i < setting.pairs(); i++) {
      Times before = phases.read();
      for (int page = 0; page < IN_A_ROW; page++) {
        bytes = client.print(layout, attributes).length;
      }
      Times spent = phases.read().minus(before).dividedBy(IN_A_ROW);
      own.add(spent.own());
      all = all.plus(spent);
    }
    Times mean = all.dividedBy(setting.pairs());
    return List.of(
        Row.limit(name + ": own time", "ms", own, millis),
        Row.told(name + ": waiting for servers", "ms", mean.fetch()),
        Row.told(name + ": map", "ms", mean.map()),
        Row.told(name + ": report", "ms", mean.report()),
        Row.told(name + ": export", "ms", mean.export()),
        Row.told(name + ": file", "kB", bytes / 1000.0));
  }

  private static Row batch(PrintClient client) {
    System.out.println(BATCH + " A4 pages at once ...");
    long begin = System.nanoTime();
    List<String> refs = client.submit(Pages.A4, Pages.a4(), BATCH, 8);
    refs.forEach(client::await);
    double rate = BATCH / ((System.nanoTime() - begin) / 1e9);
    return Row.once(
        "100 A4 at once", rate, "1/s", rate >= PAGES_PER_SECOND, "at least 3 pages in a second");
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
