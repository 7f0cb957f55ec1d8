package org.fera.print.fetch;

import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Locale;

/** Reads what a server says about using its answer again (RFC 9111) and about asking again. */
final class Freshness {

  private static final long LONGEST_SECONDS = 86_400;

  private Freshness() {}

  /** How long an answer may be used again for the same request; zero if not. */
  static Duration of(HttpClientResponse response) {
    String control = response.getHeader("Cache-Control");
    if (control == null || "*".equals(response.getHeader("Vary"))) {
      return Duration.ZERO;
    }
    long seconds = 0;
    for (String directive : control.toLowerCase(Locale.ROOT).split(",")) {
      String word = directive.strip();
      if (word.equals("no-store") || word.startsWith("no-cache")) {
        return Duration.ZERO;
      }
      if (word.startsWith("max-age=")) {
        seconds = seconds(word.substring("max-age=".length()));
      }
    }
    long age = Math.max(0, seconds(response.getHeader("Age")));
    return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS) - age));
  }

  /** The pause that a server asks for; zero if it gives none in seconds. */
  static Duration retryAfter(HttpClientResponse response) {
    return Duration.ofSeconds(
        Math.max(0, Math.min(seconds(response.getHeader("Retry-After")), LONGEST_SECONDS)));
  }

  /** A whole number; -1 if it is none. */
  static long seconds(String text) {
    try {
      return text == null ? -1 : Long.parseLong(text.strip().replace("\"", ""));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
