package org.fera.launcher.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.machine.Patience;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.supervisor.SupervisorFiles;

/** Processes of a portal that outlived their supervisord, which was killed. */
final class Leftovers {

  private Leftovers() {}

  /** Ends them; PostgreSQL's fast stop and the others' orderly one, at last by force. */
  static void end(StateFolder state) {
    List<ProcessHandle> left = find(state);
    for (ProcessHandle process : left) {
      boolean postgres = process.info().command().orElse("").endsWith("/postgres");
      if (postgres) {
        Tool.of("kill", "-INT", Long.toString(process.pid())).run();
      } else {
        process.destroy();
      }
    }
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (left.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > end) {
        left.forEach(ProcessHandle::destroyForcibly);
      }
      Patience.pause();
    }
  }

  private static List<ProcessHandle> find(StateFolder state) {
    String mark = SupervisorFiles.MARK + "=" + state.data();
    return ProcessHandle.allProcesses().filter(p -> carries(p.pid(), mark)).toList();
  }

  private static boolean carries(long pid, String mark) {
    try {
      String variables =
          Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
      return Stream.of(variables.split("\0")).anyMatch(mark::equals);
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }
}
