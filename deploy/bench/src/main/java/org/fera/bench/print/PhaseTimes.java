package org.fera.bench.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the time of prints went, by print-service's metrics. */
record PhaseTimes(String service) {

  /**
   * Milliseconds.
   *
   * @param fetch what prints waited for other servers
   */
  record Times(double fetch, double map, double report, double export) {

    static final Times NONE = new Times(0, 0, 0, 0);

    /** All but waiting. */
    double own() {
      return map + report + export;
    }

    Times plus(Times other) {
      return new Times(
          fetch + other.fetch, map + other.map, report + other.report, export + other.export);
    }

    Times minus(Times other) {
      return plus(new Times(-other.fetch, -other.map, -other.report, -other.export));
    }

    Times dividedBy(double count) {
      return new Times(fetch / count, map / count, report / count, export / count);
    }
  }

  /** Of all prints so far. */
  Times read() {
    try {
      String metrics =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(service + "/q/metrics"))
                      .header("Accept", "text/plain")
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return new Times(
          millis(metrics, "fetch"),
          millis(metrics, "map"),
          millis(metrics, "report"),
          millis(metrics, "export"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double millis(String metrics, String phase) {
    Matcher sum =
        Pattern.compile("fera_print_phase_seconds_sum\\{phase=\"" + phase + "\",?} ([0-9.Ee+-]+)")
            .matcher(metrics);
    if (!sum.find()) {
      throw new IllegalStateException("no time of " + phase + " in " + metrics);
    }
    return 1000 * Double.parseDouble(sum.group(1));
  }
}
