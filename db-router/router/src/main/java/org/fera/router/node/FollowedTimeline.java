package org.fera.router.node;

/** Which timeline a slave surely follows: it says only how far it is, not on which. */
final class FollowedTimeline {

  private int confirmed;
  private int pending;
  private long standing;

  /**
   * The master is on a timeline, and the slave that far. The first timeline of a cluster has no
   * other beside it.
   */
  synchronized void saw(int timeline, long lsn) {
    if (timeline == 1) {
      confirmed = 1;
    } else if (timeline != confirmed && timeline != pending) {
      pending = timeline;
      standing = lsn;
    } else if (timeline == pending && lsn != standing) {
      confirmed = timeline;
    }
  }

  synchronized boolean confirmed(int timeline) {
    return confirmed == timeline;
  }
}
