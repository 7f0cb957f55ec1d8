package org.fera.router.bench;

import java.util.ArrayList;
import java.util.List;
import org.fera.bench.Row;
import org.fera.postgres.PostgresCluster;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link BorrowBenchmark} in JVMs of its own, ours and the peer's in turn. */
record Borrowing(PostgresCluster cluster, int pairs) {

  /** The most that borrowing may cost more, in nanoseconds. */
  private static final double GOAL = 500;

  Row run() {
    List<double[]> times = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      times.add(new double[] {time("routed"), time("plain")});
    }
    return Row.atMostMore("borrow and return (JMH)", "ns", times, GOAL);
  }

  private double time(String method) {
    try {
      return new Runner(
              new OptionsBuilder()
                  .include(BorrowBenchmark.class.getName() + "." + method + "$")
                  .forks(1)
                  .warmupIterations(3)
                  .warmupTime(TimeValue.seconds(1))
                  .measurementIterations(3)
                  .measurementTime(TimeValue.seconds(1))
                  .verbosity(VerboseMode.SILENT)
                  .jvmArgsAppend(
                      "-D" + BorrowBenchmark.MASTER + "=" + cluster.master().server(),
                      "-D" + BorrowBenchmark.SLAVE + "=" + cluster.slaves().get(0).server())
                  .build())
          .runSingle()
          .getPrimaryResult()
          .getScore();
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }
}
