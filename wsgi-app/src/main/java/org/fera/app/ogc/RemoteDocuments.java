package org.fera.app.ogc;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/**
 * Documents of one kind, kept by address. Whoever asks first fetches, the others wait for the same
 * answer; an old document is handed out while a new one is fetched, and stays when that fails.
 */
final class RemoteDocuments<T> {

  /** Reads the bytes of a document. */
  interface Parser<T> {
    T parse(byte[] document) throws XMLStreamException;
  }

  private record Entry<T>(RemoteDocument<T> document, Instant readAt) {}

  /** More addresses than OGC servers exist: somebody changes rows; start afresh. */
  private static final int MOST_ADDRESSES = 1000;

  private final Upstream upstream;
  private final OgcConfig config;
  private final Parser<T> parser;
  private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<RemoteDocument<T>>> flights =
      new ConcurrentHashMap<>();

  RemoteDocuments(Upstream upstream, OgcConfig config, Parser<T> parser) {
    this.upstream = upstream;
    this.config = config;
    this.parser = parser;
  }

  /**
   * The document, at once when one is kept. Completes within the time limits of {@link Upstream},
   * never exceptionally.
   */
  CompletableFuture<RemoteDocument<T>> get(String server, String url) {
    Entry<T> kept = entries.get(url);
    if (kept == null) {
      return fetch(server, url);
    }
    Duration limit =
        kept.document() instanceof RemoteDocument.Read ? config.age() : config.failureAge();
    if (kept.readAt().plus(limit).isAfter(Instant.now())) {
      return CompletableFuture.completedFuture(kept.document());
    }
    CompletableFuture<RemoteDocument<T>> flight = fetch(server, url);
    return kept.document() instanceof RemoteDocument.Read
        ? CompletableFuture.completedFuture(kept.document())
        : flight;
  }

  private CompletableFuture<RemoteDocument<T>> fetch(String server, String url) {
    CompletableFuture<RemoteDocument<T>> mine = new CompletableFuture<>();
    CompletableFuture<RemoteDocument<T>> running = flights.putIfAbsent(url, mine);
    if (running != null) {
      return running;
    }
    upstream
        .whole(UpstreamRequest.get(server, url), config.most())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .subscribe()
        .with(
            answer -> land(url, mine, read(server, answer)),
            failure -> land(url, mine, new RemoteDocument.Failed<>(failure.getMessage())));
    return mine;
  }

  private RemoteDocument<T> read(String server, WholeAnswer answer) {
    if (answer.status() != 200) {
      return new RemoteDocument.Failed<>(server + " answers with " + answer.status() + ".");
    }
    try {
      return new RemoteDocument.Read<>(parser.parse(answer.body().getBytes()));
    } catch (XMLStreamException | RuntimeException e) {
      Log.warnf("%s answers with a document that cannot be read: %s", server, e.getMessage());
      return new RemoteDocument.Failed<>(server + " answers with a document that cannot be read.");
    }
  }

  private void land(
      String url, CompletableFuture<RemoteDocument<T>> flight, RemoteDocument<T> document) {
    if (entries.size() > MOST_ADDRESSES) {
      entries.clear();
    }
    Entry<T> entry =
        entries.compute(
            url,
            (key, old) ->
                document instanceof RemoteDocument.Failed
                        && old != null
                        && old.document() instanceof RemoteDocument.Read
                    ? new Entry<>(old.document(), soon())
                    : new Entry<>(document, Instant.now()));
    flights.remove(url);
    flight.complete(entry.document());
  }

  /** A kept document that could not be renewed is tried again after the age of failures. */
  private Instant soon() {
    return Instant.now().minus(config.age()).plus(config.failureAge());
  }
}
