package org.fera.print.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fera.print.app.HttpRule;
import org.fera.print.app.Layout;
import org.fera.print.fetch.Caller;
import org.fera.print.rights.Senders;

/** Which headers of a request a job keeps: what the portal gets, and what its layout forwards. */
final class CallerHeaders {

  /** Headers of the connection and of the request's body say nothing to anybody else. */
  private static final Set<String> OF_THIS_HOP =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "proxy-authorization",
          "proxy-connection",
          "accept",
          "accept-encoding",
          "content-length",
          "content-type",
          "content-encoding",
          "user-agent",
          "range",
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-range",
          // What wsgi-app says under its seal is for this service alone.
          Senders.HEADER.toLowerCase(Locale.ROOT));

  private CallerHeaders() {}

  static Map<String, String> of(HttpServerRequest request, Layout layout) {
    List<HttpRule.ForwardHeaders> rules =
        layout.httpRules().stream()
            .filter(HttpRule.ForwardHeaders.class::isInstance)
            .map(HttpRule.ForwardHeaders.class::cast)
            .toList();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : request.headers().names()) {
      boolean forwarded = rules.stream().anyMatch(rule -> rule.includes(name));
      if (Caller.isForPortal(name)
          || forwarded && !OF_THIS_HOP.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(name, String.join(separator(name), request.headers().getAll(name)));
      }
    }
    return headers;
  }

  private static String separator(String name) {
    return name.equalsIgnoreCase("Cookie") ? "; " : ", ";
  }
}
