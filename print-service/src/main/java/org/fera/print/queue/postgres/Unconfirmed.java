package org.fera.print.queue.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.fera.print.queue.JobRequest;

/**
 * Jobs that this instance promised lately. Slaves follow the master by a moment, so a slave that
 * becomes master may lack the last ones: they are then added again.
 */
final class Unconfirmed {

  /** How far a new master may be behind; the router drops slaves that are further behind. */
  private static final long HELD = Duration.ofSeconds(30).toNanos();

  private static final long MOST_CHARACTERS = 8_000_000;

  private final ArrayDeque<Promise> promises = new ArrayDeque<>();
  private long characters;

  /** A job that a client was given a ref for. */
  record Promise(String ref, JobRequest request, long time) {}

  synchronized void add(String ref, JobRequest request) {
    promises.addLast(new Promise(ref, request, System.nanoTime()));
    characters += request.spec().length();
    trim();
  }

  private void trim() {
    long now = System.nanoTime();
    while (!promises.isEmpty()
        && (characters > MOST_CHARACTERS || now - promises.peekFirst().time() > HELD)) {
      characters -= promises.removeFirst().request().spec().length();
    }
  }

  /** What was promised under a ref; empty if nothing was lately. */
  synchronized Optional<JobRequest> request(String ref) {
    trim();
    return promises.stream()
        .filter(promise -> promise.ref().equals(ref))
        .map(Promise::request)
        .findFirst();
  }

  synchronized List<Promise> all() {
    trim();
    return List.copyOf(promises);
  }
}
