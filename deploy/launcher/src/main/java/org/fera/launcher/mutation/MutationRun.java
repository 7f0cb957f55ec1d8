package org.fera.launcher.mutation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Maven;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.terminal.Progress;

/**
 * Sees the guards' tests fail: takes each guard away in a copy of the sources and runs the tests
 * that its patch names. Before that they must pass.
 *
 * @param checkout the root of the sources; only read
 */
public record MutationRun(Path checkout, Progress progress) {

  /** What surefire says when it was the tests that failed or did not end, and not the build. */
  private static final List<String> RED = List.of("There are test failures", "There was a timeout");

  /** Without a guard a test may wait for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  /**
   * Runs them.
   *
   * @param only the names of some; empty for all
   * @return 0 when all tests noticed
   */
  public int run(List<String> only) {
    List<Mutation> mutations =
        Mutation.of(checkout).stream()
            .filter(mutation -> only.isEmpty() || only.contains(mutation.name()))
            .toList();
    try (SourceCopy copy = SourceCopy.of(checkout.toAbsolutePath())) {
      progress.step("no guard removed", step -> green(copy, mutations));
      long missed = mutations.stream().filter(mutation -> !isNoticed(copy, mutation)).count();
      progress.say(
          missed == 0
              ? "each of " + mutations.size() + " guards has a test that fails without it"
              : missed + " of " + mutations.size() + " guards may go and no test notices");
      return missed == 0 ? 0 : 1;
    }
  }

  private static String green(SourceCopy copy, List<Mutation> mutations) {
    String all = mutations.stream().map(Mutation::tests).collect(Collectors.joining(","));
    Tool.Result result = test(copy, all);
    if (!result.succeeded()) {
      throw Failure.of("the tests fail already: " + reason(result));
    }
    return "green";
  }

  private boolean isNoticed(SourceCopy copy, Mutation mutation) {
    boolean[] red = new boolean[1];
    progress.step(
        mutation.name(),
        step -> {
          step.at(mutation.what());
          mutation.apply(copy.folder());
          try {
            red[0] = isRed(mutation, test(copy, mutation.tests()));
          } finally {
            mutation.revert(copy.folder());
          }
          return red[0] ? "red, as it should be" : "GREEN: " + mutation.what() + ", unnoticed";
        });
    return red[0];
  }

  private static boolean isRed(Mutation mutation, Tool.Result result) {
    if (!result.succeeded() && RED.stream().noneMatch(result.output()::contains)) {
      throw Failure.of(mutation.name() + " does not build: " + reason(result));
    }
    return !result.succeeded();
  }

  private static Tool.Result test(SourceCopy copy, String tests) {
    return new Maven(copy.folder())
        .tool(
            List.of(
                "-B",
                "verify",
                "-DskipITs",
                "-Dspotless.check.skip",
                "-pl",
                "db-router/router",
                "-am",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dsurefire.timeout=" + LONGEST.toSeconds(),
                "-Dfera.root=" + copy.folder(),
                "-Dtest=" + tests))
        .run();
  }

  private static String reason(Tool.Result result) {
    return result
        .output()
        .lines()
        .filter(line -> line.contains("ERROR"))
        .findFirst()
        .orElseGet(result::lastLine);
  }
}
