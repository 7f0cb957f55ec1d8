package org.fera.print.map;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.fera.print.fetch.FetchException;
import org.fera.print.fetch.Fetched;

/** Waits for answers and judges their status. */
final class Answers {

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;

  private Answers() {}

  /** An answer with a body. */
  static Fetched required(Future<Fetched> pending) throws LayerException, InterruptedException {
    Fetched answer = await(pending);
    if (answer.status() != OK) {
      throw new LayerException("the server answered with status " + answer.status());
    }
    return answer;
  }

  /** An answer with a body; null where a server says that there is nothing to show. */
  static Fetched optional(Future<Fetched> pending) throws LayerException, InterruptedException {
    Fetched answer = await(pending);
    if (answer.status() == NO_CONTENT || answer.status() == NOT_FOUND) {
      return null;
    }
    if (answer.status() != OK) {
      throw new LayerException("the server answered with status " + answer.status());
    }
    return answer;
  }

  private static Fetched await(Future<Fetched> pending)
      throws LayerException, InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      String reason =
          e.getCause() instanceof FetchException known ? known.getMessage() : "cannot be fetched";
      throw new LayerException(reason);
    } catch (CancellationException e) {
      throw new LayerException("was given up");
    }
  }
}
