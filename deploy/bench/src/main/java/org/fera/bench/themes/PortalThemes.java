package org.fera.bench.themes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.fera.bench.Measure;
import org.fera.bench.Pairs;
import org.fera.bench.Pairs.Pair;
import org.fera.bench.Row;
import org.fera.bench.process.ServiceJar;
import org.fera.bench.process.Wrk;

/**
 * {@code fera bench themes}: wsgi-app with 40 themes, 400 groups and 2000 layers on 10 OGC servers.
 * Answers that are made, that are kept, and the first one while half of the servers are dead.
 */
public final class PortalThemes implements Measure {

  private static final int USERS = 50;
  private static final int ROLE_SETS = 20;
  private static final int DEAD = 5;
  private static final int CONNECTIONS = 8;
  private static final double MOST_STATEMENTS = 15;
  private static final double FIRST_ANSWER_SECONDS = 3;
  private static final double SHARE_OF_MEMORY = 0.85;

  /** Compilers of a service that was just started would be what is measured. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** WMS layers of the portal that everybody sees and that are on a server that lives. */
  private static final long LIVING_LAYERS =
      IntStream.rangeClosed(1, 2000)
          .filter(n -> n % 20 != 0 && n % 10 != 0 && n % OgcServers.COUNT >= DEAD)
          .count();

  @Override
  public Result run(Setting setting) throws Exception {
    Path bytes = Files.createTempFile("fera-bench-themes", ".json.gz");
    List<Row> rows = new ArrayList<>();
    System.out.println("starting PostgreSQL and loading the portal ...");
    try (OgcServers servers = new OgcServers();
        LargePortal portal = new LargePortal(setting.checkout(), servers)) {
      Map<String, String> peer =
          Map.of(
              "FERA_EXTENSIONS_JARS",
              MemoryRoutes.jar(setting.checkout()).toString(),
              "BENCH_BYTES",
              bytes.toString());
      try (ServiceJar service = portal.instance(peer)) {
        Asker asker = Asker.of(service.url());
        rows.add(statements(portal, asker, setting));
        rows.add(roleSets(asker));
        Files.write(bytes, asker.themes("").body());
        rows.addAll(kept(service.url(), asker, setting));
      }
      portal.execute("postgres", "ALTER ROLE fera RESET log_statement");
      servers.kill(DEAD);
      rows.addAll(firstAnswers(portal, setting));
    } finally {
      Files.deleteIfExists(bytes);
    }
    return new Result(
        Map.of("java", Runtime.version().toString(), "generator", "wrk, -t1 -c" + CONNECTIONS),
        rows);
  }

  private static Row statements(LargePortal portal, Asker asker, Setting setting) throws Exception {
    asker.themes("");
    List<Double> counts = new ArrayList<>();
    for (int i = 0; i < setting.pairs(); i++) {
      String mark = "mark " + i + " of the bench";
      portal.mark(mark);
      makeAnew(portal, asker, i);
      // The mark itself is the first of them.
      counts.add(portal.statementsSince(mark) - 1.0);
    }
    return Row.limit("SQL statements of an answer that is made", "", counts, MOST_STATEMENTS);
  }

  /** Changes the tree, and asks until the instance has seen it; what is kept costs no statement. */
  private static void makeAnew(LargePortal portal, Asker asker, int change) throws Exception {
    long before = asker.made();
    long end = System.nanoTime() + PATIENCE.toNanos();
    portal.execute(
        "postgres",
        "UPDATE main.treeitem SET description = 'change " + change + "' WHERE name = 'theme_1'");
    while (asker.made() == before) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a change was not seen within " + PATIENCE);
      }
      asker.themes("");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static Row roleSets(Asker asker) {
    List<String> cookies =
        IntStream.rangeClosed(1, USERS).mapToObj(n -> asker.logIn("user_" + n)).toList();
    long before = asker.made();
    ExecutorService threads = Executors.newFixedThreadPool(USERS);
    try {
      CompletableFuture.allOf(
              cookies.stream()
                  .map(cookie -> CompletableFuture.runAsync(() -> asker.themes(cookie), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdown();
    }
    long made = asker.made() - before;
    return Row.exact("answers made for 50 users of 20 role sets", made, ROLE_SETS, "");
  }

  private static List<Row> kept(String url, Asker asker, Setting setting) {
    System.out.println("asking for what is kept ...");
    String themes = url + "/themes?interface=desktop";
    String worker = url + "/bench/worker";
    String loop = url + "/bench/event-loop";
    Wrk plain = wrk(Map.of("Accept-Encoding", "gzip"));
    for (String address : List.of(themes, worker, loop)) {
      plain.run(address, WARM_UP.dividedBy(3), Map.of());
    }
    List<Pair<Wrk.Result>> ofWorker = pairs(plain, themes, plain, worker, setting);
    List<Pair<Wrk.Result>> ofLoop = pairs(plain, themes, plain, loop, setting);
    String tag = asker.themes("").headers().firstValue("ETag").orElseThrow();
    Wrk known = wrk(Map.of("Accept-Encoding", "gzip", "If-None-Match", tag));
    List<Pair<Wrk.Result>> unchanged = pairs(known, themes, plain, themes, setting);
    double errors =
        List.of(ofWorker, ofLoop, unchanged).stream()
            .flatMap(List::stream)
            .mapToDouble(pair -> errors(pair.ours()) + errors(pair.peer()))
            .sum();
    return List.of(
        Row.more(
            "kept answer, beside the bytes by a worker thread",
            "1/s",
            Pairs.figures(ofWorker, Wrk.Result::rate),
            SHARE_OF_MEMORY),
        Row.told("  p99", "us", Pairs.figures(ofWorker, Wrk.Result::p99)),
        Row.told(
            "kept answer, beside the bytes by the event loop",
            "1/s",
            Pairs.figures(ofLoop, Wrk.Result::rate)),
        Row.told("  p99", "us", Pairs.figures(ofLoop, Wrk.Result::p99)),
        Row.told(
            "304 for a known tag, beside the whole answer",
            "1/s",
            Pairs.figures(unchanged, Wrk.Result::rate)),
        Row.told("  processor of wrk for each", "us", Pairs.figures(unchanged, Wrk.Result::ownCpu)),
        Row.exact("errors of all these", errors, 0, ""));
  }

  private static double errors(Wrk.Result result) {
    return result.otherStatus() + result.socketErrors();
  }

  private static Wrk wrk(Map<String, String> headers) {
    return new Wrk(1, CONNECTIONS, null, headers);
  }

  private static List<Pair<Wrk.Result>> pairs(
      Wrk ours, String url, Wrk peer, String other, Setting setting) {
    return Pairs.alternating(
        setting.pairs(),
        () -> ours.run(url, setting.block(), Map.of()),
        () -> peer.run(other, setting.block(), Map.of()));
  }

  /** Of instances that know nothing of any server. */
  private static List<Row> firstAnswers(LargePortal portal, Setting setting) throws Exception {
    System.out.println("starting instances while half of the servers are dead ...");
    List<Double> seconds = new ArrayList<>();
    List<Double> layers = new ArrayList<>();
    for (int i = 0; i < setting.pairs(); i++) {
      portal.execute("fera", "DELETE FROM fera_app.ogc_document");
      try (ServiceJar fresh = portal.instance(Map.of())) {
        Asker asker = Asker.of(fresh.url());
        long begin = System.nanoTime();
        byte[] answer = asker.themes("").body();
        seconds.add((System.nanoTime() - begin) / 1e9);
        layers.add((double) Asker.unpacked(answer).split("\"type\":\"WMS\"", -1).length - 1);
      }
    }
    return List.of(
        Row.limit(
            "first answer of an instance, 5 of 10 servers dead",
            "s",
            seconds,
            FIRST_ANSWER_SECONDS),
        Row.exact(
            "  fewest WMS layers in it",
            layers.stream().mapToDouble(Double::doubleValue).min().orElse(0),
            LIVING_LAYERS,
            ""));
  }
}
