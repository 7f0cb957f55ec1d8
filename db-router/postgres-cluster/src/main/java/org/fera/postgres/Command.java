package org.fera.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a program to its end and hands back what it printed. */
final class Command {

  static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Pattern ERROR = Pattern.compile("(?i)\\b(error|fatal|panic):");

  /** Exit code, and standard output and error as they came. */
  record Result(int exitCode, String output) {

    boolean succeeded() {
      return exitCode == 0;
    }

    /** The first line that PostgreSQL's programs call an error, else the last one. */
    String reason() {
      List<String> lines =
          output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      return lines.stream()
          .filter(line -> ERROR.matcher(line).find())
          .findFirst()
          .orElse(lines.isEmpty() ? "exit code " + exitCode : lines.get(lines.size() - 1));
    }
  }

  private Command() {}

  /** A builder without the caller's PG* variables, which would move client and server. */
  static ProcessBuilder builder(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(new File("/"));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  static Result run(List<String> words) {
    return run(words, InputStream.nullInputStream());
  }

  static Result run(List<String> words, InputStream input) {
    try {
      // A file and no pipe: a child that a killed program leaves behind would hold the pipe open.
      Path output = Files.createTempFile("fera-output-", ".txt");
      try {
        Process process =
            builder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
          feed(input, process);
          if (!process.waitFor(LIMIT.toMinutes(), TimeUnit.MINUTES)) {
            throw new ClusterException.NotInTime(
                words.get(0) + " did not end within " + LIMIT.toMinutes() + " minutes");
          }
          return new Result(process.exitValue(), Files.readString(output));
        } finally {
          process.destroy();
        }
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new ClusterException.StepFailed(
          "cannot run " + words.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException.StepFailed("interrupted while running " + words.get(0), e);
    }
  }

  private static void feed(InputStream input, Process process) {
    try (OutputStream stdin = process.getOutputStream()) {
      input.transferTo(stdin);
    } catch (IOException e) {
      // The program ended before it had read everything: its own message says why.
    }
  }
}
