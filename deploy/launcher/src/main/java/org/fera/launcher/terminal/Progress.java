package org.fera.launcher.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * The one renderer of progress: a line for each step with what came of it and how long it took. On
 * a terminal the line shows how far the step is; elsewhere it is written once.
 */
public final class Progress {

  private static final int NAME_WIDTH = 22;

  private final PrintStream out;
  private final boolean terminal;

  /**
   * @param terminal whether {@code out} is a terminal, which gets colours and lines that change
   */
  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Standard output, with colours when it is a terminal that wants them (NO_COLOR unset). */
  public static Progress onStandardOutput() {
    return new Progress(System.out, Terminal.isInteractive());
  }

  /** What a running step says of itself. */
  public interface Step {

    /** How far it is, in a few words. */
    void at(String state);
  }

  /**
   * Runs a step.
   *
   * @param action answers what came of it in a few words
   */
  public void step(String name, Function<Step, String> action) {
    String padded = String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s ", name);
    out.print(padded);
    out.flush();
    long start = System.nanoTime();
    boolean done = false;
    try {
      String result = action.apply(state -> rewrite(padded, state));
      String line = result + " " + faint(seconds(Duration.ofNanos(System.nanoTime() - start)));
      if (terminal) {
        out.print("\r\u001b[K" + padded);
      }
      out.println(line);
      done = true;
    } finally {
      if (!done) {
        out.println(terminal ? "\r\u001b[K" + padded + "\u001b[31mfailed\u001b[0m" : "failed");
      }
    }
  }

  /** A line of its own. */
  public void say(String line) {
    out.println(line);
  }

  private void rewrite(String padded, String state) {
    if (terminal) {
      out.print("\r\u001b[K" + padded + faint(state));
      out.flush();
    }
  }

  private String faint(String text) {
    return terminal ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "(%.1f s)", duration.toMillis() / 1000.0);
  }
}
