package org.fera.launcher.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.launcher.machine.Need;

/**
 * Something that can be measured.
 *
 * @param name as the command line has it
 * @param module the Maven module, whose jar runs by itself
 * @param artifact the jar's name without version
 * @param needs what it needs of the machine, besides what a portal does
 */
record Benchmark(String name, String module, String artifact, List<Need> needs) {

  /** Measured in one JVM with the router, not over public addresses (ADR 0027). */
  private static final String ROUTER = "router";

  static final List<Benchmark> ALL =
      List.of(
          new Benchmark(ROUTER, "db-router/bench", "router-bench", List.of()),
          ofServices("print", List.of()),
          ofServices("print-queue", List.of()),
          ofServices("themes", List.of(Need.WRK)),
          ofServices("tiles", List.of(Need.WRK, Need.MAPCACHE)));

  static Optional<Benchmark> of(String name) {
    return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
  }

  private static Benchmark ofServices(String name, List<Need> needs) {
    return new Benchmark(name, "deploy/bench", "bench", needs);
  }

  /** The arguments of its jar. */
  List<String> arguments(Path checkout, Path result, int pairs, int seconds) {
    List<String> figures =
        List.of(result.toString(), Integer.toString(pairs), Integer.toString(seconds));
    return name.equals(ROUTER)
        ? figures
        : Stream.concat(Stream.of(name, checkout.toString()), figures.stream()).toList();
  }

  /** Whether it starts services, which have to be built then. */
  boolean ofServices() {
    return !name.equals(ROUTER);
  }
}
