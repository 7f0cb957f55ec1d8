package org.fera.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** What processes have used, from Linux's /proc (proc(5), "stat" and "status"). */
public final class Cpu {

  /** Ticks in a second: USER_HZ, 100 on every Linux that Java runs on. */
  private static final double TICKS = 100;

  private static final int USER_TIME = 11;
  private static final int CHILDREN_TIME = 13;

  private Cpu() {}

  /** Seconds of processor, user's and system's, that the processes have used so far. */
  public static double seconds(Collection<Long> pids) {
    return pids.stream().mapToDouble(pid -> ticks(pid, USER_TIME)).sum() / TICKS;
  }

  /** Seconds of processor of all processes that this one has started and waited for. */
  public static double secondsOfEndedChildren() {
    return ticks(ProcessHandle.current().pid(), CHILDREN_TIME) / TICKS;
  }

  /** Resident memory in MB (10^6 bytes). */
  public static double residentMb(long pid) {
    return megabytes(pid, "VmRSS:");
  }

  /** The most that was resident so far, in MB (10^6 bytes). */
  public static double highestMb(long pid) {
    return megabytes(pid, "VmHWM:");
  }

  private static double megabytes(long pid, String key) {
    return lines(pid, "status")
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElseThrow();
  }

  private static double ticks(long pid, int first) {
    String stat = lines(pid, "stat");
    // The command's name, in parentheses, may hold blanks.
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(words[first]) + Double.parseDouble(words[first + 1]);
  }

  private static String lines(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
