package org.fera.postgres.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives this JVM by a moment: when the pipe between them closes, for whatever
 * reason (end, SIGKILL, {@link #close}), it kills the servers below a folder and removes it.
 */
final class Watchdog implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read -r _
      find "$1" -name postmaster.pid | while read -r file; do
        read -r pid < "$file"
        grep -q -F -e "$1" "/proc/$pid/cmdline" 2>/dev/null || continue
        family=$pid
        for stat in /proc/[0-9]*/stat; do
          read -r child name state parent rest < "$stat" || continue
          [ "$parent" = "$pid" ] && family="$family $child"
        done 2>/dev/null
        kill -KILL $family
      done
      tries=0
      until rm -rf "$1" 2>/dev/null || [ $tries -ge 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
      done
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog over(Path folder) {
    try {
      // A session of its own: a Ctrl-C in the terminal is not meant for it.
      return new Watchdog(
          new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "watchdog", folder.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException("cannot watch " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      shell.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("the watchdog is gone: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
