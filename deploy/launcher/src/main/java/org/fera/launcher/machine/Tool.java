package org.fera.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program of the machine, run to its end without standard input.
 *
 * @param command the program and its arguments
 * @param environment variables on top of those of the launcher
 * @param folder where it runs
 */
public record Tool(List<String> command, Map<String, String> environment, Path folder) {

  /**
   * How a program ended.
   *
   * @param output standard output and standard error, as they came
   */
  public record Result(int exitCode, String output) {

    /** Whether the exit code was 0. */
    public boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that is not empty; empty when it said nothing. */
    public String lastLine() {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    }
  }

  /** A program in the root folder, which every account can enter. */
  public static Tool of(String... command) {
    return of(List.of(command));
  }

  /** A program in the root folder, which every account can enter. */
  public static Tool of(List<String> command) {
    return new Tool(command, Map.of(), Path.of("/"));
  }

  /** The same with one more variable. */
  public Tool with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Tool(command, more, folder);
  }

  /** The same in another folder. */
  public Tool in(Path other) {
    return new Tool(command, environment, other);
  }

  /** Runs it; a program that does not exist ends with 127. */
  public Result run() {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.directory(folder.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      return new Result(127, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs it and keeps what it said in a file, which is begun anew. */
  public Result run(Path log) {
    Result result = run();
    try {
      Files.writeString(
          log,
          String.join(" ", command) + System.lineSeparator() + result.output(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }
}
