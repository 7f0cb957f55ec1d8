package org.fera.router.written;

import org.fera.router.node.Observation;

/**
 * A point in a cluster's write-ahead log, up to which somebody has written.
 *
 * @param systemId of the cluster; 0 when not known
 * @param timeline positions of different ones do not compare
 * @param lsn bytes; negative when it could not be learnt, then only the master is surely as far
 */
public record Position(long systemId, int timeline, long lsn) {

  /** Somewhere on the master. */
  public static final Position UNKNOWN = new Position(0, 0, -1);

  public boolean isKnown() {
    return lsn >= 0;
  }

  /** The later of two; what is not known counts as later. */
  public Position or(Position other) {
    if (!isKnown() || !other.isKnown()) {
      return UNKNOWN;
    }
    boolean newer = timeline != other.timeline ? timeline > other.timeline : lsn >= other.lsn;
    return newer ? this : other;
  }

  /** Whether this is of the same cluster as a node's answer. */
  public boolean isOf(Observation node) {
    return !isKnown() || systemId == node.systemId();
  }
}
