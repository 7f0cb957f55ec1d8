package org.fera.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The server process of a data folder, whoever started it, and its children. */
record Postmaster(Path dataFolder) {

  /** Process id, when it runs. */
  OptionalLong pid() {
    try (Stream<String> lines = Files.lines(dataFolder.resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElse("").strip());
      return runs(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  // The file outlives a killed server and its pid may be another program's by now: its words tell.
  private boolean runs(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    if (!Files.isDirectory(process)) {
      return false;
    }
    String words =
        new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
    return List.of(words.split("\0")).contains(dataFolder.toString());
  }

  boolean running() {
    return pid().isPresent();
  }

  /** Sends a signal to the server process; false when it does not run. */
  boolean signal(String signal) {
    OptionalLong pid = pid();
    return pid.isPresent() && send(signal, List.of(pid.getAsLong()));
  }

  /** Sends a signal to the server process and its children. */
  List<Long> signalAll(String signal) {
    OptionalLong pid = pid();
    if (pid.isEmpty()) {
      return List.of();
    }
    List<Long> family =
        Stream.concat(
                Stream.of(pid.getAsLong()),
                ProcessHandle.of(pid.getAsLong()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid))
            .toList();
    send(signal, family);
    return family;
  }

  /** Whether the process exists and is more than an entry that its parent has not collected. */
  static boolean alive(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean send(String signal, List<Long> pids) {
    // The shell's own kill: procps may be missing.
    String command =
        "kill -" + signal + " " + String.join(" ", pids.stream().map(String::valueOf).toList());
    return Command.run(List.of("sh", "-c", command)).succeeded();
  }
}
