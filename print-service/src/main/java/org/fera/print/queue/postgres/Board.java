package org.fera.print.queue.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.JobState;
import org.fera.print.queue.JobStatus;

/**
 * What this instance's clients ask about. Thousands may ask every other second, so they are
 * answered from here, and one statement looks at all of their jobs together; notifications say
 * which ones changed in between. While the master is away the last answer stands.
 */
final class Board {

  private static final long FRESH = Duration.ofMillis(1500).toNanos();

  /** Jobs that wait are looked at less often than those under way, whose progress people watch. */
  private static final long WAITING_HOLDS = Duration.ofMillis(1100).toNanos();

  private static final long PLACES_HOLD = Duration.ofSeconds(1).toNanos();
  private static final long INTEREST = Duration.ofSeconds(30).toNanos();

  /** How long others may need to add what a new master lacks. */
  private static final long RECOVERY = Duration.ofSeconds(15).toNanos();

  private final StatusTable table;
  private final Unconfirmed unconfirmed;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Integer> places = Map.of();
  private volatile StatusTable.Pace pace;
  private long placesLooked = System.nanoTime() - PLACES_HOLD;
  private volatile long recoveredUntil = System.nanoTime();
  private long changes;

  Board(StatusTable table, Unconfirmed unconfirmed, Duration guess) {
    this.table = table;
    this.unconfirmed = unconfirmed;
    this.pace = new StatusTable.Pace(guess, 1);
  }

  private static final class Entry {
    private volatile StatusTable.Seen seen;
    private volatile long looked;
    private volatile long asked;
    private volatile boolean changed;

    boolean due(long now) {
      boolean held = seen.state() instanceof JobState.Waiting && now - looked < WAITING_HOLDS;
      return changed || !held && !isEnded(seen.state());
    }

    boolean holds(long now) {
      return !changed && (seen.state() instanceof JobState.Finished || now - looked < FRESH);
    }
  }

  /** A job's status; counts as asking. Empty if there is no such job. */
  Optional<JobStatus> status(String ref) {
    long now = System.nanoTime();
    Entry entry = entries.get(ref);
    if (entry == null || !entry.holds(now)) {
      entry = look(ref, entry);
    }
    if (entry == null) {
      return Optional.empty();
    }
    entry.asked = now;
    asked.add(ref);
    return Optional.of(status(entry, now));
  }

  private Entry look(String ref, Entry old) {
    try {
      List<StatusTable.Seen> found = table.look(List.of(ref));
      if (!found.isEmpty()) {
        return put(found.get(0));
      }
    } catch (RuntimeException e) {
      if (old != null && Insistence.passing(e)) {
        return old;
      }
      throw e;
    }
    if (old != null && System.nanoTime() - recoveredUntil < 0) {
      return old;
    }
    Optional<JobRequest> promised = unconfirmed.request(ref);
    if (promised.isPresent()) {
      return put(
          new StatusTable.Seen(
              ref, promised.get().access(), new JobState.Waiting(0), Duration.ZERO, Duration.ZERO));
    }
    entries.remove(ref);
    return null;
  }

  private Entry put(StatusTable.Seen seen) {
    Entry entry = entries.computeIfAbsent(seen.ref(), ref -> new Entry());
    if (entry.seen == null) {
      entry.asked = System.nanoTime();
    }
    entry.seen = seen;
    entry.looked = System.nanoTime();
    entry.changed = false;
    return entry;
  }

  private JobStatus status(Entry entry, long now) {
    StatusTable.Seen seen = entry.seen;
    boolean ended = isEnded(seen.state());
    Duration elapsed = ended ? seen.elapsed() : seen.elapsed().plusNanos(now - entry.looked);
    if (!(seen.state() instanceof JobState.Waiting)) {
      Duration running = seen.running().plusNanos(now - entry.looked);
      Duration remaining =
          seen.state() instanceof JobState.Running
              ? JobStatus.remaining(pace.mean(), running)
              : Duration.ZERO;
      return new JobStatus(
          seen.ref(), seen.access(), seen.state(), elapsed, Duration.ZERO, remaining);
    }
    int place = place(seen.ref());
    Duration wait = pace.mean().multipliedBy(place + 1L).dividedBy(pace.workers());
    return new JobStatus(
        seen.ref(), seen.access(), new JobState.Waiting(place), elapsed, wait, Duration.ZERO);
  }

  private int place(String ref) {
    Integer place = places.get(ref);
    if (place == null) {
      try {
        place = table.places(List.of(ref)).getOrDefault(ref, 0);
      } catch (RuntimeException e) {
        return 0;
      }
      Map<String, Integer> more = new HashMap<>(places);
      more.put(ref, place);
      places = more;
    }
    return place;
  }

  private static boolean isEnded(JobState state) {
    return state.done() && !(state instanceof JobState.Canceling);
  }

  /** Looks at all jobs that somebody cares for, together. */
  void refresh() {
    long now = System.nanoTime();
    entries.values().removeIf(entry -> now - entry.asked > INTEREST);
    List<String> open = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    entries.forEach(
        (ref, entry) -> {
          if (entry.due(now)) {
            open.add(ref);
          }
          if (entry.seen.state() instanceof JobState.Waiting) {
            waiting.add(ref);
          }
        });
    if (!open.isEmpty()) {
      table.look(open).forEach(this::put);
      told();
    }
    if (!waiting.isEmpty() && now - placesLooked > PLACES_HOLD) {
      placesLooked = now;
      places = table.places(waiting);
    }
  }

  /** The pace by which waiting times are estimated from now on. */
  void pace(StatusTable.Pace now) {
    pace = now;
  }

  /** Whether anybody asks about a job that has not ended. */
  boolean cares() {
    return entries.values().stream().anyMatch(entry -> !isEnded(entry.seen.state()));
  }

  /** Writes down, for all instances to see, which jobs were asked for since the last time. */
  void flush() {
    List<String> refs = List.copyOf(asked);
    if (!refs.isEmpty()) {
      table.asked(refs);
      asked.removeAll(refs);
    }
  }

  /** A job changed. */
  void changed(String ref) {
    Entry entry = entries.get(ref);
    if (entry != null) {
      entry.changed = true;
      told();
    }
  }

  /** Anything may have changed. */
  void allChanged() {
    recoveredUntil = System.nanoTime() + RECOVERY;
    entries.values().forEach(entry -> entry.changed = true);
    told();
  }

  private synchronized void told() {
    changes++;
    notifyAll();
  }

  /** Waits for news of any job, for that long at most. */
  synchronized void await(Duration longest) throws InterruptedException {
    long before = changes;
    long end = System.nanoTime() + longest.toNanos();
    while (changes == before) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Estimated time until a job with so many before it is begun. */
  Duration estimate(int before) {
    return pace.mean().multipliedBy(before + 1L).dividedBy(pace.workers());
  }
}
