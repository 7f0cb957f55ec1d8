package org.fera.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Maven;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.Role;
import org.fera.launcher.terminal.Progress;

/**
 * Builds a benchmark and runs it in a JVM of its own.
 *
 * @param checkout the root of the sources; results are in its target/bench
 */
public record BenchRun(Path checkout, Progress progress) {

  /** The names that {@link #run} knows. */
  public static List<String> names() {
    return Benchmark.ALL.stream().map(Benchmark::name).toList();
  }

  /**
   * Measures.
   *
   * @param pairs of ours and the peer, in turn; 6 or more
   * @param seconds of each half of a pair
   * @return 0, or 1 when a goal is not met
   */
  public int run(String name, int pairs, int seconds) {
    Benchmark benchmark = Benchmark.of(name).orElseThrow(() -> new IllegalArgumentException(name));
    List<Need> needs = Stream.concat(Need.TO_RUN.stream(), benchmark.needs().stream()).toList();
    progress.step("packages", step -> Packages.ofThisMachine().install(needs));
    Path folder = checkout.toAbsolutePath().resolve("target/bench");
    progress.step("build", step -> build(benchmark, folder));
    Path result = folder.resolve(name + ".json");
    int exitCode =
        measure(
            jar(benchmark), benchmark.arguments(checkout.toAbsolutePath(), result, pairs, seconds));
    progress.say("");
    progress.say("written to " + result);
    return exitCode;
  }

  private String build(Benchmark benchmark, Path folder) {
    List<String> modules = new ArrayList<>(List.of(benchmark.module()));
    if (benchmark.ofServices()) {
      Role.SERVICES.forEach(service -> modules.add(service.word()));
    }
    Tool.Result result =
        new Maven(checkout)
            .tool(
                List.of(
                    "-B",
                    "-q",
                    "-Dquick",
                    "-Pbench",
                    "-pl",
                    String.join(",", modules),
                    "-am",
                    "package"))
            .run(logIn(folder));
    if (!result.succeeded()) {
      throw Failure.of("the build failed: " + result.lastLine() + "; see " + logIn(folder));
    }
    return String.join(", ", modules);
  }

  private static Path logIn(Path folder) {
    try {
      return Files.createDirectories(folder).resolve("build.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar(Benchmark benchmark) {
    Path target = checkout.resolve(benchmark.module()).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(benchmark.artifact() + "-"))
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> Failure.of("no jar in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int measure(Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-jar", jar.toAbsolutePath().toString()));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
