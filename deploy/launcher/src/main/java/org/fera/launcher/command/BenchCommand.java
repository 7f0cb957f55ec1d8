package org.fera.launcher.command;

import java.util.Iterator;
import java.util.concurrent.Callable;
import org.fera.launcher.bench.BenchRun;
import org.fera.launcher.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fera bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures something beside its peer, in turn, on servers of its own: prints a table and writes target/bench/NAME.json,"
          + " the raw values beside it.",
      "A row's interval holds its median with at least 95 %; the goal holds when the whole interval does."
    })
public final class BenchCommand implements Callable<Integer> {

  /** Below six pairs no interval reaches 95 %. */
  private static final int FEWEST_PAIRS = 6;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}")
  private String name;

  @Option(names = "--pairs", defaultValue = "10", description = "Pairs (${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Seconds of each half of a pair (${DEFAULT-VALUE}).")
  private int seconds;

  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return BenchRun.names().iterator();
    }
  }

  @Override
  public Integer call() {
    if (!BenchRun.names().contains(name)) {
      throw wrong("bench knows " + BenchRun.names() + ", not '" + name + "'");
    }
    if (pairs < FEWEST_PAIRS || seconds < 1) {
      throw wrong("--pairs is at least " + FEWEST_PAIRS + ", --seconds at least 1");
    }
    return new BenchRun(Context.current().checkout(), Progress.onStandardOutput())
        .run(name, pairs, seconds);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
