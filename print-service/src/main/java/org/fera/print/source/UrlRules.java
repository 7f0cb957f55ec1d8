package org.fera.print.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.app.HttpRule;
import org.fera.print.app.UrlMatcher;
import org.fera.print.fetch.FetchException;

/**
 * Applies a layout's {@code !configureHttpRequests} to a URL before it is fetched. Which servers
 * may be reached at all is the operator's to say; a layout can only say less. Headers go to the
 * portal alone, so those rules change nothing here.
 */
final class UrlRules {

  private final List<HttpRule> rules;

  UrlRules(List<HttpRule> rules) {
    this.rules = rules;
  }

  /** The URL to fetch; throws {@link FetchException} if a rule refuses it. */
  String apply(String url) throws FetchException {
    String current = url;
    for (HttpRule rule : rules) {
      URI uri = parse(current);
      boolean allowed = uri.getHost() == null || UrlMatcher.allows(rule.matchers(), uri);
      if (rule instanceof HttpRule.RestrictUris && !allowed) {
        throw new FetchException(uri.getHost() + " is denied by the layout");
      }
      if (allowed && rule instanceof HttpRule.MapUri map) {
        current = mapped(current, map);
      } else if (allowed && rule instanceof HttpRule.UseHttp http) {
        current = plain(current, uri, http);
      }
    }
    return current;
  }

  private static URI parse(String url) throws FetchException {
    try {
      return new URI(url.trim().replace(" ", "%20").replace("{", "%7B").replace("}", "%7D"));
    } catch (URISyntaxException e) {
      throw new FetchException("this is not a URL");
    }
  }

  private static String mapped(String url, HttpRule.MapUri map) {
    for (Map.Entry<Pattern, String> entry : map.mapping().entrySet()) {
      Matcher whole = entry.getKey().matcher(url);
      if (whole.matches()) {
        return whole.replaceFirst(entry.getValue());
      }
    }
    return url;
  }

  private static String plain(String url, URI uri, HttpRule.UseHttp http) {
    boolean named =
        uri.getHost() != null
            && "https".equalsIgnoreCase(uri.getScheme())
            && http.hosts().stream().anyMatch(host -> host.matcher(uri.getHost()).matches());
    if (!named) {
      return url;
    }
    int port = http.ports().getOrDefault(uri.getPort() < 0 ? 443 : uri.getPort(), 80);
    String authority = uri.getHost() + (port == 80 ? "" : ":" + port);
    return "http://"
        + authority
        + url.substring(url.indexOf(uri.getRawAuthority()) + uri.getRawAuthority().length());
  }
}
