package org.fera.print.app;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A step of {@code !configureHttpRequests}. */
public sealed interface HttpRule {

  /** Whom it is for; the first one that decides does. */
  List<UrlMatcher> matchers();

  /**
   * {@code !mapUri}: URLs are replaced.
   *
   * @param mapping whole URLs to what they become, with {@code $1} for groups
   */
  record MapUri(Map<Pattern, String> mapping, List<UrlMatcher> matchers) implements HttpRule {}

  /** {@code !restrictUris}: URLs that match none are refused. */
  record RestrictUris(List<UrlMatcher> matchers) implements HttpRule {}

  /** {@code !forwardHeaders}: headers of the client's request that are sent on. */
  record ForwardHeaders(List<String> headers, boolean all, List<UrlMatcher> matchers)
      implements HttpRule {

    /** Whether a header of that name is among them. */
    public boolean includes(String header) {
      return all || headers.stream().anyMatch(header::equalsIgnoreCase);
    }
  }

  /** {@code !addHeaders}. */
  record AddHeaders(Map<String, String> headers, List<UrlMatcher> matchers) implements HttpRule {}

  /** {@code !useHttpForHttps}: some servers are asked without encryption. */
  record UseHttp(List<Pattern> hosts, Map<Integer, Integer> ports, List<UrlMatcher> matchers)
      implements HttpRule {}
}
