package org.fera.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a server as a child of this process; its output is added to the log. */
record Launch(String name, List<String> command, Path log) {

  private static final int TAIL = 64 * 1024;

  /**
   * Returns when the server accepts connections, or at the limit.
   *
   * @throws ClusterException.StepFailed when it ends before, with its own last word
   */
  void run(Server server, Duration limit) {
    try {
      long before = Files.exists(log) ? Files.size(log) : 0;
      Process process =
          Command.builder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      long end = System.nanoTime() + limit.toNanos();
      while (!server.accepts() && System.nanoTime() < end) {
        if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
          throw new ClusterException.StepFailed(
              name + " did not start: " + lastWord(before) + " (" + log + ")");
        }
      }
    } catch (IOException e) {
      throw new ClusterException.StepFailed(
          name + " did not start: " + e.getMessage() + " (" + log + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException.StepFailed("interrupted while starting " + name, e);
    }
  }

  private String lastWord(long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(file.length() - from, TAIL)];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
          .reduce((first, second) -> second)
          .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""))
          .orElse("no reason given");
    }
  }
}
