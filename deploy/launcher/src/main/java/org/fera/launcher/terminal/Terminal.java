package org.fera.launcher.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output and input are. */
public final class Terminal {

  private Terminal() {}

  /** Whether standard output is a terminal that may be coloured. */
  public static boolean isInteractive() {
    // System.console() asks for input and output together and is always there from Java 22 on.
    return isTerminal(1) && System.getenv("NO_COLOR") == null && !"dumb".equals(term());
  }

  /** Whether a question could be answered: standard input and output are terminals. */
  public static boolean canAsk() {
    return isTerminal(0) && isTerminal(1);
  }

  private static String term() {
    return System.getenv().getOrDefault("TERM", "dumb");
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (java.io.IOException | SecurityException noProc) {
      return false;
    }
  }
}
