package org.fera.print.fetch;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Answers under way, which those who ask for the same wait for, and some that their servers let be
 * used again. Who has other cookies has other answers.
 */
final class Answers {

  private static final int SHARE_OF_ONE = 4;

  private final long mostBytes;
  private final Map<Key, CompletableFuture<HttpExchange.Answer>> underWay =
      new ConcurrentHashMap<>();
  private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  Answers(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * What an answer depends on.
   *
   * @param headers all that may be sent, but for the names of the job and of the request
   * @param route name of the way
   */
  record Key(String url, Map<String, String> headers, String route) {
    static Key of(String url, Caller caller, Map<String, String> added) {
      return of(url, caller, added, Route.STRAIGHT);
    }

    static Key of(String url, Caller caller, Map<String, String> added, Route route) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(caller.portalHeaders());
      // Apart from the portal's, which others do not get.
      added.forEach((name, value) -> headers.put("added " + name, value));
      headers.remove("added X-Request-ID");
      headers.remove("X-Request-ID");
      return new Key(url, Map.copyOf(headers), route.name());
    }
  }

  private record Kept(HttpExchange.Answer answer, long until) {}

  /** Asks the server. */
  interface Exchange {
    HttpExchange.Answer run() throws FetchException, InterruptedException;
  }

  /** An answer that is kept or under way, else one of the exchange, on the calling thread. */
  HttpExchange.Answer get(Key key, Exchange exchange) throws FetchException, InterruptedException {
    while (true) {
      HttpExchange.Answer old = kept(key);
      if (old != null) {
        return old;
      }
      CompletableFuture<HttpExchange.Answer> mine = new CompletableFuture<>();
      CompletableFuture<HttpExchange.Answer> other = underWay.putIfAbsent(key, mine);
      if (other == null) {
        return lead(key, exchange, mine);
      }
      try {
        return other.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof FetchException refused) {
          throw refused;
        }
        // Who asked before was cancelled: that is no answer for others.
      }
    }
  }

  private HttpExchange.Answer lead(
      Key key, Exchange exchange, CompletableFuture<HttpExchange.Answer> mine)
      throws FetchException, InterruptedException {
    try {
      HttpExchange.Answer answer = exchange.run();
      keep(key, answer);
      mine.complete(answer);
      return answer;
    } catch (FetchException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key);
      mine.completeExceptionally(new InterruptedException());
    }
  }

  private synchronized HttpExchange.Answer kept(Key key) {
    Kept found = kept.get(key);
    if (found != null && System.nanoTime() - found.until > 0) {
      kept.remove(key);
      bytes -= size(found);
      return null;
    }
    return found == null ? null : found.answer;
  }

  private synchronized void keep(Key key, HttpExchange.Answer answer) {
    Duration fresh = answer.fresh();
    Kept entry = new Kept(answer, System.nanoTime() + fresh.toNanos());
    if (fresh.isZero() || size(entry) > mostBytes / SHARE_OF_ONE) {
      return;
    }
    Kept before = kept.put(key, entry);
    bytes += size(entry) - (before == null ? 0 : size(before));
    for (Iterator<Kept> oldest = kept.values().iterator(); bytes > mostBytes; ) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  private static long size(Kept entry) {
    return entry.answer.fetched().body().length + 1000L;
  }
}
