package org.fera.postgres;

/** How a server is asked to stop, in PostgreSQL's words. */
public enum StopMode {
  /** Waits until the last client has gone. */
  SMART("TERM"),
  /** Ends the sessions, writes everything out. */
  FAST("INT"),
  /** Ends at once, with recovery at the next start. */
  IMMEDIATE("QUIT");

  private final String signal;

  StopMode(String signal) {
    this.signal = signal;
  }

  String signal() {
    return signal;
  }
}
