package org.fera.print.fetch;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.fera.print.entry.Entry;

/**
 * Decides which URLs of a request are fetched, and from where. The portal is known by scheme, host
 * and port of its visible address; everything else must be on the allow list.
 */
@ApplicationScoped
public class Targets {

  private final FetchConfig config;
  private final Entry entry;

  /** Made by CDI. */
  public Targets(FetchConfig config, Entry entry) {
    this.config = config;
    this.entry = entry;
  }

  /**
   * The target of a URL; throws {@link FetchException} if it may not be fetched or its name does
   * not resolve.
   */
  Target target(String url) throws FetchException {
    URI uri = parse(url);
    if (uri.getScheme() == null && uri.getRawAuthority() == null && url.startsWith("/")) {
      return portal(uri);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new FetchException("only http and https URLs and paths of the portal are fetched");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new FetchException("the URL has no plain host name");
    }
    if (sameOrigin(uri, entry.url()) || sameOrigin(uri, config.portalUrl())) {
      return portal(uri);
    }
    List<String> allowed = config.allowed().orElse(List.of());
    for (String origin : allowed) {
      if (!origin.equals("*") && sameOrigin(uri, URI.create(origin))) {
        return new Target(uri, resolve(uri.getHost())[0], false);
      }
    }
    if (!allowed.contains("*")) {
      throw new FetchException(
          uri.getHost() + " is not among the servers that may be printed from");
    }
    InetAddress[] addresses = resolve(uri.getHost());
    for (InetAddress address : addresses) {
      if (!PublicAddress.is(address)) {
        throw new FetchException(uri.getHost() + " has an address that is not public");
      }
    }
    return new Target(uri, addresses[0], false);
  }

  private Target portal(URI uri) throws FetchException {
    String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
    String clean = parse(path.replaceAll("/{2,}", "/")).normalize().getPath();
    if (clean.matches("(?i).*/(internal|q)(/.*)?") || path.contains("..")) {
      throw new FetchException("this path of the portal is not public");
    }
    URI base = config.portalUrl();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Target(
        URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + query),
        resolve(base.getHost())[0],
        true);
  }

  private static URI parse(String url) throws FetchException {
    try {
      return new URI(url.trim().replace(" ", "%20"));
    } catch (URISyntaxException e) {
      throw new FetchException("this is not a URL");
    }
  }

  private static boolean sameOrigin(URI a, URI b) {
    return a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && Target.port(a) == Target.port(b);
  }

  private static InetAddress[] resolve(String host) throws FetchException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new FetchException("the name " + host + " does not resolve");
    }
  }
}
