package org.fera.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Maven;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Tool;
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
    progress.step("packages", step -> Packages.ofThisMachine().install(Need.TO_RUN));
    Path folder = checkout.toAbsolutePath().resolve("target/bench");
    progress.step("build", step -> build(benchmark, folder));
    Path result = folder.resolve(name + ".json");
    int exitCode = measure(jar(benchmark), result, pairs, seconds);
    progress.say("");
    progress.say("written to " + result);
    return exitCode;
  }

  private String build(Benchmark benchmark, Path folder) {
    Tool.Result result =
        new Maven(checkout)
            .tool(
                List.of(
                    "-B", "-q", "-Dquick", "-Pbench", "-pl", benchmark.module(), "-am", "package"))
            .run(logIn(folder));
    if (!result.succeeded()) {
      throw Failure.of("the build failed: " + result.lastLine() + "; see " + logIn(folder));
    }
    return benchmark.module();
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

  private static int measure(Path jar, Path result, int pairs, int seconds) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            jar.toAbsolutePath().toString(),
            result.toString(),
            Integer.toString(pairs),
            Integer.toString(seconds));
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
