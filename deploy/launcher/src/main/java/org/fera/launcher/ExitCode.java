package org.fera.launcher;

/** The exit codes of {@code ./fera}, as its help lists them. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** Something failed; the last line says what and what to do. */
  public static final int FAILURE = 1;

  /** An unknown command, option or value. */
  public static final int USAGE = 2;

  /** Another {@code ./fera} is at work on the same state folder. */
  public static final int BUSY = 3;

  /** The machine lacks something: a package, a JDK, Maven, a free port, room on a disk. */
  public static final int MACHINE = 4;

  private ExitCode() {}
}
