package org.fera.print.fetch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fera.print.entry.Entry;
import org.fera.print.entry.EnvironmentsConfig;

/**
 * Decides which URLs of a request are fetched, and from where. The portal is known by scheme, host
 * and port of its visible address; servers on the operator's list are known likewise; everything
 * else must have public addresses only. What is refused, and how each is tested, is in
 * docs/security/print-fetching.md.
 */
@ApplicationScoped
public class Targets {

  private static final String EVERY_PUBLIC = "*";
  private static final int FIRST_FREE_PORT = 1024;
  private static final int LONGEST = 8192;

  private final FetchConfig config;
  private final Entry entry;
  private final Names names;
  private final Collection<EnvironmentsConfig.Environment> environments;

  /** Made by CDI. */
  @Inject
  public Targets(FetchConfig config, Entry entry, EnvironmentsConfig environments) {
    this(config, entry, Names.SYSTEM, environments.byName().values());
  }

  /** With production alone. */
  public Targets(FetchConfig config, Entry entry) {
    this(config, entry, Names.SYSTEM);
  }

  Targets(FetchConfig config, Entry entry, Names names) {
    this(config, entry, names, List.of());
  }

  Targets(
      FetchConfig config,
      Entry entry,
      Names names,
      Collection<EnvironmentsConfig.Environment> environments) {
    this.config = config;
    this.entry = entry;
    this.names = names;
    this.environments = List.copyOf(environments);
  }

  /**
   * The target of a URL; throws {@link FetchException} if it may not be fetched or its name does
   * not resolve.
   */
  Target target(String url) throws FetchException {
    URI uri = parse(url);
    if (uri.getScheme() == null && uri.getRawAuthority() == null && url.startsWith("/")) {
      return portal(uri, config.portalUrl());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new FetchException("only http and https URLs and paths of the portal are fetched");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || !HostName.isPlain(uri.getHost())) {
      throw new FetchException("the URL has no plain host name");
    }
    if (sameOrigin(uri, entry.url()) || sameOrigin(uri, config.portalUrl())) {
      return portal(uri, config.portalUrl());
    }
    for (EnvironmentsConfig.Environment other : environments) {
      if (other.reachedAt().isPresent()
          && other.seenAt().filter(seen -> sameOrigin(uri, seen)).isPresent()) {
        return portal(uri, other.reachedAt().get());
      }
    }
    List<String> allowed = config.allowed().orElse(List.of());
    for (String origin : allowed) {
      if (!origin.equals(EVERY_PUBLIC) && sameOrigin(uri, URI.create(origin))) {
        return new Target(uri, resolve(uri.getHost())[0], false);
      }
    }
    if (!allowed.contains(EVERY_PUBLIC)) {
      throw new FetchException(
          uri.getHost() + " is not among the servers that may be printed from");
    }
    return stranger(uri);
  }

  /** A server that nobody vouches for. */
  private Target stranger(URI uri) throws FetchException {
    int port = Target.port(uri);
    if (port < FIRST_FREE_PORT && port != 80 && port != 443) {
      throw new FetchException("port " + port + " is no port of a web server");
    }
    InetAddress[] addresses = resolve(uri.getHost());
    for (InetAddress address : addresses) {
      if (!PublicAddress.is(address)) {
        throw new FetchException(uri.getHost() + " has an address that is not public");
      }
    }
    return new Target(uri, addresses[0], false);
  }

  /** A path of the portal, or of an environment with a host of its own, at where it is reached. */
  private Target portal(URI uri, URI base) throws FetchException {
    String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
    String clean = parse(path.replaceAll("/{2,}", "/")).normalize().getPath();
    if (clean.matches("(?i).*/(internal|q)(/.*)?")
        || path.contains("..")
        || path.matches("(?i).*(;|%2e|%2f|%5c|%25|%0|%1).*")) {
      throw new FetchException("this path of the portal is not public");
    }
    String below = base.getRawPath().replaceAll("/+$", "");
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Target(
        URI.create(base.getScheme() + "://" + base.getRawAuthority() + below + path + query),
        resolve(base.getHost())[0],
        true);
  }

  private static URI parse(String url) throws FetchException {
    if (url.length() > LONGEST) {
      throw new FetchException("the URL is longer than " + LONGEST + " characters");
    }
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

  private InetAddress[] resolve(String host) throws FetchException {
    try {
      return names.resolve(host);
    } catch (UnknownHostException e) {
      throw new FetchException("the name " + host + " does not resolve");
    }
  }
}
