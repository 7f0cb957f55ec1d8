package org.fera.bench.tiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.fera.bench.process.Cpu;
import org.fera.bench.process.Wrk;

/** Loads servers by wrk, 32 connections of 2 threads, all with the same requests in turn. */
final class Load {

  private static final int THREADS = 2;
  private static final int CONNECTIONS = 32;

  /**
   * What is loaded.
   *
   * @param paths a file with a path a line
   * @param headers of each request
   * @param pids of its processes, those of its Memcached too
   */
  record Target(
      String name,
      String url,
      Path paths,
      Map<String, String> headers,
      Supplier<List<Long>> pids) {}

  /**
   * A while of load.
   *
   * @param cpu microseconds of processor of the servers for each answer
   */
  record Shot(Wrk.Result result, double cpu) {

    double rate() {
      return result.rate();
    }
  }

  private final Path script;

  Load(Path folder) throws IOException {
    this.script = folder.resolve("requests.lua");
    try (InputStream in = Load.class.getResourceAsStream("requests.lua")) {
      Files.write(script, in.readAllBytes());
    }
  }

  Shot shoot(Target target, Duration time) {
    List<Long> pids = target.pids().get();
    double before = Cpu.seconds(pids);
    Wrk.Result result =
        new Wrk(THREADS, CONNECTIONS, script, target.headers())
            .run(target.url(), time, Map.of("PATHS", target.paths().toString()));
    double used = Cpu.seconds(pids) - before;
    return new Shot(result, used * 1e6 / Math.max(1, result.requests()));
  }

  /**
   * All targets in turn, in every second round from the last to the first, after a round that is
   * thrown away.
   *
   * @param after is called after each round
   */
  List<Map<String, Shot>> rounds(List<Target> targets, int rounds, Duration time, Runnable after) {
    List<Target> order = new ArrayList<>(targets);
    List<Map<String, Shot>> all = new ArrayList<>();
    for (int i = -1; i < rounds; i++) {
      Map<String, Shot> round = new TreeMap<>();
      order.forEach(target -> round.put(target.name(), shoot(target, time)));
      Collections.reverse(order);
      if (i >= 0) {
        all.add(round);
        after.run();
      }
    }
    return all;
  }

  /** A figure of two targets, round by round, as rows take it. */
  static List<double[]> pairs(
      List<Map<String, Shot>> rounds, String ours, String peer, ToDoubleFunction<Shot> figure) {
    return rounds.stream()
        .map(
            round ->
                new double[] {
                  figure.applyAsDouble(round.get(ours)), figure.applyAsDouble(round.get(peer))
                })
        .toList();
  }
}
