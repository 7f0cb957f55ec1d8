package org.fera.launcher;

/** What stops a command: one line that says what is wrong and what to do, and the exit code. */
public final class Failure extends RuntimeException {

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something that should have worked did not. */
  public static Failure of(String message) {
    return new Failure(ExitCode.FAILURE, message);
  }

  /** The caller asked for something that does not exist. */
  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** Another {@code ./fera} works on the same state folder. */
  public static Failure busy(String message) {
    return new Failure(ExitCode.BUSY, message);
  }

  /** The machine lacks something: a package, a free port, room on a disk. */
  public static Failure machine(String message) {
    return new Failure(ExitCode.MACHINE, message);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
