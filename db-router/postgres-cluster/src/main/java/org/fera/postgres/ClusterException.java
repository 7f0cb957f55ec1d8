package org.fera.postgres;

import java.nio.file.Path;

/**
 * What can go wrong with a cluster. The message is one line for a user's terminal: what happened,
 * and what to do about it.
 */
public sealed class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  /** PostgreSQL, one of its extensions, or its system user is not installed. */
  public static final class NotInstalled extends ClusterException {
    private static final long serialVersionUID = 1L;

    NotInstalled(String message) {
      super(message, null);
    }
  }

  /** The user that runs PostgreSQL cannot enter or write the cluster's folder. */
  public static final class FolderClosed extends ClusterException {
    private static final long serialVersionUID = 1L;
    private final transient Path folder;

    FolderClosed(Path folder, String message) {
      super(message, null);
      this.folder = folder;
    }

    /** The first folder on the way from the root that is closed to that user. */
    public Path folder() {
      return folder;
    }
  }

  /** The data folder was made by another major version of PostgreSQL than the one to run it. */
  public static final class OtherVersion extends ClusterException {
    private static final long serialVersionUID = 1L;

    OtherVersion(String message) {
      super(message, null);
    }
  }

  /** Another process listens on a node's address. */
  public static final class PortTaken extends ClusterException {
    private static final long serialVersionUID = 1L;
    private final String host;
    private final int port;

    PortTaken(String host, int port) {
      super(
          "port "
              + port
              + " of "
              + host
              + " is taken by another process: stop it or choose another"
              + " port",
          null);
      this.host = host;
      this.port = port;
    }

    public String host() {
      return host;
    }

    public int port() {
      return port;
    }
  }

  /** A step (initdb, a clone, a statement ...) failed; the message carries the program's reason. */
  public static final class StepFailed extends ClusterException {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
      super(message, null);
    }

    StepFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A server did not reach a state before its deadline. */
  public static final class NotInTime extends ClusterException {
    private static final long serialVersionUID = 1L;

    NotInTime(String message) {
      super(message, null);
    }
  }
}
