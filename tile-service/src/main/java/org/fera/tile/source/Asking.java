package org.fera.tile.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks a source again when it cannot be reached or is refused in passing, as while a worker of the
 * map server starts again, and when a worker finds its connection to the database dead; never after
 * it has taken its whole time.
 */
final class Asking {

  private static final int PAUSE_MILLIS = 100;

  /** The request may come to one worker after the other whose connection is dead. */
  static final int ATTEMPTS_FOR_DATABASE = 5;

  private Asking() {}

  /** The answer; the future fails with what the last attempt has failed with. */
  static <T> Future<T> insisting(Vertx vertx, Supplier<Future<T>> ask) {
    return attempt(vertx, ask, 1);
  }

  private static <T> Future<T> attempt(Vertx vertx, Supplier<Future<T>> ask, int number) {
    return ask.get()
        .recover(
            failure ->
                number < attempts(failure)
                    ? pause(vertx).compose(nothing -> attempt(vertx, ask, number + 1))
                    : Future.failedFuture(failure));
  }

  private static int attempts(Throwable failure) {
    if (failure instanceof SourceFailure known) {
      return switch (known.reason()) {
        case UNREACHABLE -> 2;
        case LOST_DATABASE -> ATTEMPTS_FOR_DATABASE;
        default -> 1;
      };
    }
    return 1;
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
