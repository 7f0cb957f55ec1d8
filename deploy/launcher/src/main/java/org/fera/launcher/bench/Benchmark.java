package org.fera.launcher.bench;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be measured: a module whose jar runs by itself and takes the file for the
 * result, the number of pairs, and the seconds of a block.
 *
 * @param name as the command line has it
 * @param module the Maven module
 * @param artifact the jar's name without version
 */
record Benchmark(String name, String module, String artifact) {

  static final List<Benchmark> ALL =
      List.of(new Benchmark("router", "db-router/bench", "router-bench"));

  static Optional<Benchmark> of(String name) {
    return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
  }
}
