package org.fera.launcher.supervisor;

import java.util.Locale;

/**
 * What supervisor says of a process.
 *
 * @param state STOPPED, STARTING, RUNNING, BACKOFF, STOPPING, EXITED, FATAL or UNKNOWN
 * @param pid 0 when there is no process
 */
public record ProcessState(String name, String state, long pid) {

  /** Whether there is a process. */
  public boolean isAlive() {
    return state.equals("RUNNING") || state.equals("STARTING") || state.equals("STOPPING");
  }

  /** Whether it ended as soon as it was started, and supervisor waits before it tries again. */
  public boolean keepsFailing() {
    return state.equals("BACKOFF") || state.equals("FATAL");
  }

  /** The state in the words of {@code ./fera status}. */
  public String word() {
    return state.equals("BACKOFF") ? "failing" : state.toLowerCase(Locale.ROOT);
  }
}
