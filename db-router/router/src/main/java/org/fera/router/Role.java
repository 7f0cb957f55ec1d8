package org.fera.router;

/**
 * What a piece of work needs of a database: PostgreSQL's primary (master) or any standby (slave).
 */
public enum Role {
  /** Reads and writes, on the one writable node. */
  MASTER,
  /** Reads only, on any node that is fresh enough; never a writable session. */
  SLAVE;

  /** The word of the {@code X-Fera-Database} header. */
  public String word() {
    return this == MASTER ? "master" : "slave";
  }
}
