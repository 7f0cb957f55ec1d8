package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fera.app.http.Unavailable;
import org.fera.app.upstream.UpstreamRequest;

/**
 * Faults of MapServer's own database, which it reports as it does those of the caller: in XML,
 * mostly with status 200.
 *
 * <p>A worker keeps its connection to the database, and notices only with the next request that the
 * node at the other end is gone; it connects to another node after that. The first statement of a
 * layer asks for the version of PostGIS: when that one fails, no word of the caller was in it.
 */
final class DatabaseFaults {

  /** The request may come to one worker after the other whose connection is dead. */
  private static final int ATTEMPTS = 5;

  private static final String LOST = "msPostGISRetrieveVersion()";
  private static final String REFUSED = "Database connection failed";

  private DatabaseFaults() {}

  /** Asks again while a worker finds its connection dead; the answer is the last one. */
  static <T> Uni<T> insisting(Supplier<Uni<T>> ask, Function<T, String> report) {
    return attempt(ask, report, ATTEMPTS);
  }

  private static <T> Uni<T> attempt(
      Supplier<Uni<T>> ask, Function<T, String> report, int attempts) {
    Uni<T> answer = ask.get();
    return attempts == 1
        ? answer
        : answer.flatMap(
            known ->
                report.apply(known).contains(LOST)
                    ? attempt(ask, report, attempts - 1)
                    : Uni.createFrom().item(known));
  }

  /**
   * The server has no database. Its circuit is not told: its other layers may have another one.
   *
   * @throws Unavailable with 502
   */
  static void refuse(UpstreamRequest request, String report) {
    if (report.contains(LOST) || report.contains(REFUSED)) {
      throw Unavailable.broken(request.server() + " does not reach its database.", null);
    }
  }
}
