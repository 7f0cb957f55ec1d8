package org.fera.app.ogc;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamException;

/**
 * Documents of one kind, kept by address. Who asks for one that was never read waits for it, but
 * not for long; all others get at once what is known while it is fetched again. A document that was
 * read stays when its server fails.
 */
final class RemoteDocuments<T> {

  /** Reads the bytes of a document. */
  interface Parser<T> {
    T parse(byte[] document) throws XMLStreamException;
  }

  /**
   * @param digest of the bytes; 0 of a failure
   * @param due when to ask again
   */
  private record Entry<T>(RemoteDocument<T> document, int digest, Instant due) {
    boolean isDue() {
      return !due.isAfter(Instant.now());
    }
  }

  /**
   * @param missed somebody went on without it
   */
  private record Flight<T>(
      CompletableFuture<RemoteDocument<T>> end, Instant start, AtomicBoolean missed) {}

  /** More addresses than OGC servers exist: somebody changes rows; start afresh. */
  private static final int MOST_ADDRESSES = 1000;

  private final DocumentFetcher fetcher;
  private final OgcConfig config;
  private final Parser<T> parser;
  private final BiConsumer<DocumentAddress, byte[]> keep;
  private final Runnable changed;
  private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
  private final Map<String, Flight<T>> flights = new ConcurrentHashMap<>();

  /**
   * @param keep gets what was read, before anybody else does
   * @param changed run when there is other than what somebody was told
   */
  RemoteDocuments(
      DocumentFetcher fetcher,
      OgcConfig config,
      Parser<T> parser,
      BiConsumer<DocumentAddress, byte[]> keep,
      Runnable changed) {
    this.fetcher = fetcher;
    this.config = config;
    this.parser = parser;
    this.keep = keep;
    this.changed = changed;
  }

  /** The document. Completes within the patience of the settings, never exceptionally. */
  CompletableFuture<RemoteDocument<T>> get(DocumentAddress address) {
    Entry<T> kept = entries.get(address.url());
    if (kept == null) {
      return patiently(address, fetch(address));
    }
    if (kept.isDue()) {
      fetch(address);
    }
    return CompletableFuture.completedFuture(kept.document());
  }

  /** Whether nothing is known of it, not even that its server fails. */
  boolean isUnknown(DocumentAddress address) {
    return !entries.containsKey(address.url());
  }

  /** Fetches it when it is unknown or old. */
  void refresh(DocumentAddress address) {
    Entry<T> kept = entries.get(address.url());
    if (kept == null || kept.isDue()) {
      fetch(address);
    }
  }

  /** Makes all documents old. */
  void expire() {
    entries.replaceAll((url, kept) -> new Entry<>(kept.document(), kept.digest(), Instant.now()));
  }

  /** Takes a document of an earlier time, unless there is one of now. */
  void restore(DocumentAddress address, byte[] body) {
    if (read(address, body) instanceof RemoteDocument.Read<T> read) {
      entries.putIfAbsent(address.url(), new Entry<>(read, Arrays.hashCode(body), Instant.now()));
    }
  }

  private CompletableFuture<RemoteDocument<T>> patiently(
      DocumentAddress address, Flight<T> flight) {
    RemoteDocument<T> none =
        new RemoteDocument.Failed<>(address.server() + " has not answered yet.");
    return within(config.patience(), flight, none)
        .thenApply(
            document -> {
              if (document == none && flight.missed().compareAndSet(false, true)) {
                flight.end().whenComplete((late, bug) -> changed.run());
              }
              return document;
            });
  }

  /** The patience counts from the start of the flight: whoever comes after it does not wait. */
  private static <T> CompletableFuture<RemoteDocument<T>> within(
      Duration patience, Flight<T> flight, RemoteDocument<T> none) {
    long left = Duration.between(Instant.now(), flight.start().plus(patience)).toMillis();
    CompletableFuture<RemoteDocument<T>> answer = flight.end().copy();
    if (left <= 0) {
      answer.complete(none);
      return answer;
    }
    return answer.completeOnTimeout(none, left, TimeUnit.MILLISECONDS);
  }

  private Flight<T> fetch(DocumentAddress address) {
    Flight<T> mine = new Flight<>(new CompletableFuture<>(), Instant.now(), new AtomicBoolean());
    Flight<T> running = flights.putIfAbsent(address.url(), mine);
    if (running != null) {
      return running;
    }
    fetcher
        .fetch(address, isUnknown(address))
        .handle((body, failure) -> failure == null ? landed(address, body) : failed(failure))
        .whenComplete((entry, bug) -> land(address, mine, bug == null ? entry : failed(bug)));
    return mine;
  }

  private Entry<T> landed(DocumentAddress address, byte[] body) {
    RemoteDocument<T> document = read(address, body);
    if (document instanceof RemoteDocument.Failed<T>) {
      return new Entry<>(document, 0, Instant.now().plus(config.failureAge()));
    }
    keep.accept(address, body);
    return new Entry<>(document, Arrays.hashCode(body), Instant.now().plus(config.age()));
  }

  private Entry<T> failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Log.infof("%s (%s)", cause.getMessage(), cause.getCause());
    return new Entry<>(
        new RemoteDocument.Failed<>(cause.getMessage()),
        0,
        Instant.now().plus(config.failureAge()));
  }

  private RemoteDocument<T> read(DocumentAddress address, byte[] body) {
    try {
      return new RemoteDocument.Read<>(parser.parse(body));
    } catch (XMLStreamException | RuntimeException e) {
      Log.warnf(
          "%s answers with a document that cannot be read: %s", address.server(), e.getMessage());
      return new RemoteDocument.Failed<>(
          address.server() + " answers with a document that cannot be read.");
    }
  }

  private void land(DocumentAddress address, Flight<T> flight, Entry<T> entry) {
    if (entries.size() > MOST_ADDRESSES) {
      entries.clear();
    }
    Entry<T> before = entries.get(address.url());
    Entry<T> known =
        entries.merge(
            address.url(),
            entry,
            (old, now) ->
                now.document() instanceof RemoteDocument.Failed
                        && old.document() instanceof RemoteDocument.Read
                    ? new Entry<>(old.document(), old.digest(), now.due())
                    : now);
    flights.remove(address.url());
    flight.end().complete(known.document());
    if (before != null && before.digest() != known.digest()) {
      changed.run();
    }
  }
}
