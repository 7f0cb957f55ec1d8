package org.fera.launcher.test;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.fera.launcher.build.Maven;
import org.fera.launcher.contracts.ContractRows;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.terminal.Progress;

/** Runs the tests by Maven against servers of their own, and tells what they took and left out. */
public record TestRun(Path checkout, Map<String, String> variables, Progress progress) {

  /** The words that name a part of the tests. */
  public static List<String> parts() {
    return TestScope.words();
  }

  /**
   * Runs the tests.
   *
   * @param part one of {@link #parts()}; null for all
   * @return Maven's exit code
   */
  public int run(String part) {
    TestScope scope = part == null ? TestScope.ALL : TestScope.of(part);
    List<Need> needs = Stream.of(Need.TO_RUN, Need.TO_TEST).flatMap(List::stream).toList();
    progress.step("test packages", s -> Packages.ofThisMachine().install(needs));
    if (!scope.servers()) {
      return maven(scope, List.of());
    }
    try (TestServers servers = TestServers.start(checkout, variables, progress)) {
      return maven(scope, servers.properties());
    }
  }

  private int maven(TestScope scope, List<String> properties) {
    List<String> arguments = new ArrayList<>(scope.arguments());
    arguments.addAll(properties);
    progress.say("mvnw " + String.join(" ", arguments));
    RoomTimes times = new RoomTimes();
    Instant start = Instant.now();
    int exitCode = run(new Maven(checkout).tool(arguments), times);
    progress.say("");
    times.times().forEach((room, time) -> progress.say(format(room, time)));
    tellContracts();
    if (exitCode != 0) {
      new FailedTests(checkout).lines(start).forEach(progress::say);
    }
    progress.say(exitCode == 0 ? "all tests passed" : "tests failed, see above");
    return exitCode;
  }

  private static int run(Tool tool, RoomTimes times) {
    ProcessBuilder builder =
        new ProcessBuilder(tool.command())
            .directory(tool.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    builder.environment().putAll(tool.environment());
    try {
      Process process = builder.start();
      try (BufferedReader reader = process.inputReader()) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          System.out.println(line);
          times.read(line);
        }
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void tellContracts() {
    ContractRows rows = ContractRows.of(checkout);
    progress.say(format("contract rows", Integer.toString(rows.promised().size())));
    tell("rows without a test", rows.untested());
    tell("ids without a row", rows.unknown());
  }

  private void tell(String what, SortedSet<String> ids) {
    progress.say(format(what, ids.isEmpty() ? "none" : String.join(" ", ids)));
  }

  private static String format(String name, String value) {
    return String.format(Locale.ROOT, "%-32s %s", name, value);
  }
}
