package org.fera.print.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.app.Credential;
import org.fera.print.app.HttpRule;
import org.fera.print.app.UrlMatcher;
import org.fera.print.fetch.FetchException;

/**
 * Applies a layout's {@code !configureHttpRequests} to a URL before it is fetched. Which servers
 * may be reached at all is the operator's to say; a layout can only say less. Each rule sees the
 * URL as those before it left it.
 */
public final class UrlRules {

  private static final String AUTHORIZATION = "Authorization";

  /** Headers that say who somebody is: they go to servers that are named, not to just any. */
  private static final Set<String> SECRETS =
      Set.of("cookie", "authorization", "proxy-authorization");

  private final List<HttpRule> rules;
  private final List<Credential> credentials;
  private final Map<String, String> caller;

  /**
   * For one job.
   *
   * @param caller headers of the client's request that rules may send on
   */
  public UrlRules(List<HttpRule> rules, List<Credential> credentials, Map<String, String> caller) {
    this.rules = rules;
    this.credentials = credentials;
    this.caller = caller;
  }

  /**
   * What to fetch.
   *
   * @param headers to send beside those that every request has
   */
  record Request(String url, Map<String, String> headers) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
      return "Request[" + url + ", headers " + headers.keySet() + "]";
    }
  }

  /** The URL to fetch, and with what; throws {@link FetchException} if a rule refuses it. */
  Request apply(String url) throws FetchException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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
      } else if (allowed && rule instanceof HttpRule.AddHeaders added) {
        headers.putAll(added.headers());
      } else if (allowed && rule instanceof HttpRule.ForwardHeaders forwarded) {
        headers.putAll(forwarded(forwarded, uri));
      }
    }
    credential(current).ifPresent(login -> headers.putIfAbsent(AUTHORIZATION, login));
    return new Request(current, headers);
  }

  private Map<String, String> forwarded(HttpRule.ForwardHeaders rule, URI uri) {
    boolean named = UrlMatcher.names(rule.matchers(), uri);
    Map<String, String> headers = new HashMap<>(caller);
    headers
        .keySet()
        .removeIf(
            name ->
                !rule.includes(name) || !named && SECRETS.contains(name.toLowerCase(Locale.ROOT)));
    return headers;
  }

  private Optional<String> credential(String url) throws FetchException {
    URI uri = parse(url);
    return credentials.stream()
        .filter(one -> UrlMatcher.names(one.matchers(), uri))
        .findFirst()
        .map(one -> (one.username() + ":" + one.password()).getBytes(StandardCharsets.UTF_8))
        .map(login -> "Basic " + Base64.getEncoder().encodeToString(login));
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
