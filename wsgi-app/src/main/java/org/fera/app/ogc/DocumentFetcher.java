package org.fera.app.ogc;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.fera.app.http.Unavailable;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/** Gets the bytes of documents. */
final class DocumentFetcher {

  private static final Duration BREATH = Duration.ofMillis(300);

  private final Upstream upstream;
  private final OgcConfig config;
  private final Executor executor;

  /**
   * @param executor whose threads carry no request: what follows an answer writes to the master
   */
  DocumentFetcher(Upstream upstream, OgcConfig config, Executor executor) {
    this.upstream = upstream;
    this.config = config;
    this.executor = executor;
  }

  /**
   * The bytes, on a thread of the executor; fails with one sentence for callers.
   *
   * @param twice whether a failure is followed by another try at once: a server that just starts,
   *     or one of several workers that hangs, often answers the second time
   */
  CompletableFuture<byte[]> fetch(DocumentAddress address, boolean twice) {
    return CompletableFuture.completedFuture(null)
        .thenComposeAsync(
            start -> tries(address, twice).emitOn(executor).subscribeAsCompletionStage(), executor);
  }

  private Uni<byte[]> tries(DocumentAddress address, boolean twice) {
    if (!twice) {
      return once(address, config.timeout());
    }
    return once(address, config.firstTimeout())
        .onFailure()
        .recoverWithUni(
            failure ->
                Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(BREATH)
                    .chain(() -> once(address, config.timeout())));
  }

  private Uni<byte[]> once(DocumentAddress address, Duration limit) {
    return upstream
        .whole(UpstreamRequest.get(address.server(), address.url()), config.most(), limit)
        .map(answer -> bytes(address, answer));
  }

  private static byte[] bytes(DocumentAddress address, WholeAnswer answer) {
    if (answer.status() != 200) {
      throw Unavailable.broken(address.server() + " answers with " + answer.status() + ".", null);
    }
    return answer.body().getBytes();
  }
}
