package org.fera.router.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Where the master's write-ahead log was, and when, over the last minutes. With it the age of a
 * slave's data follows from its replay position alone: no heartbeat table, no clocks of two
 * machines, no ageing while the master is idle.
 */
public final class MasterLog {

  private static final int SAMPLES = 900;

  private final Deque<Observation> samples = new ArrayDeque<>();
  private final Duration valid;

  /**
   * @param valid for so long after its last answer the master is still known; after that nobody's
   *     lag is
   */
  public MasterLog(Duration valid) {
    this.valid = valid;
  }

  /**
   * Notes an answer of the master. A new timeline begins the log anew: positions of two do not
   * compare.
   */
  public synchronized void add(Observation master) {
    Observation last = samples.peekLast();
    if (last != null && (last.timeline() != master.timeline() || last.lsn() > master.lsn())) {
      samples.clear();
    } else if (last != null && last.lsn() == master.lsn() && samples.size() > 1) {
      samples.removeLast();
    }
    samples.addLast(master);
    if (samples.size() > SAMPLES) {
      samples.removeFirst();
    }
  }

  /**
   * The lag of a slave.
   *
   * @return empty when the master is not known, or no longer: then the verdict on the slave should
   *     stay as it is
   */
  public synchronized Optional<Lag> of(Observation slave) {
    Observation latest = samples.peekLast();
    if (latest == null || slave.at() - latest.at() > valid.toNanos()) {
      return Optional.empty();
    }
    if (slave.lsn() >= latest.lsn()) {
      return Optional.of(Lag.NONE);
    }
    long since = samples.peekFirst().at();
    for (Iterator<Observation> back = samples.descendingIterator(); back.hasNext(); ) {
      Observation sample = back.next();
      if (sample.lsn() <= slave.lsn()) {
        since = sample.at();
        break;
      }
    }
    Duration staleness = Duration.ofNanos(Math.max(0, slave.at() - since));
    return Optional.of(new Lag(latest.lsn() - slave.lsn(), staleness));
  }

  /** The newest answer of the master, however old. */
  public synchronized Optional<Observation> latest() {
    return Optional.ofNullable(samples.peekLast());
  }
}
