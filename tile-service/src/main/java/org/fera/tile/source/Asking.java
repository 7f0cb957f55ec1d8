package org.fera.tile.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks a source once more when it cannot be reached or is refused in passing, as while a worker of
 * the map server starts again; never after it has taken its whole time.
 */
final class Asking {

  private static final int PAUSE_MILLIS = 100;

  private Asking() {}

  /** The answer; the future fails with what the last attempt has failed with. */
  static <T> Future<T> twice(Vertx vertx, Supplier<Future<T>> ask) {
    return ask.get()
        .recover(
            failure ->
                passing(failure)
                    ? pause(vertx).compose(nothing -> ask.get())
                    : Future.failedFuture(failure));
  }

  private static boolean passing(Throwable failure) {
    return failure instanceof SourceFailure known
        && known.reason() == SourceFailure.Reason.UNREACHABLE;
  }

  /** Jittered, so that those who were refused together do not come again together. */
  private static Future<Void> pause(Vertx vertx) {
    Promise<Void> pause = Promise.promise();
    vertx.setTimer(
        PAUSE_MILLIS + ThreadLocalRandom.current().nextInt(PAUSE_MILLIS),
        timer -> pause.complete());
    return pause.future();
  }
}
