package org.fera.print.app;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides about a URL.
 *
 * @param reject whether those that match are refused
 * @param port that must be the URL's
 * @param path that must match the URL's whole path
 * @param host which hosts
 */
public record UrlMatcher(
    boolean reject, Optional<Integer> port, Optional<Pattern> path, Host host) {

  /** Which hosts a matcher is for. */
  public sealed interface Host {
    /** Every host. */
    record All() implements Host {}

    /** This machine, by any of its addresses. */
    record Local() implements Host {}

    /** Addresses that are equal to another one where the mask has ones. */
    @SuppressWarnings("ArrayRecordComponent")
    record Network(byte[] address, byte[] mask) implements Host {}

    /** What a name resolves to. */
    record Dns(String name) implements Host {}

    /** A name, and the names below it. */
    record Name(String name, boolean below) implements Host {}
  }

  /** Whether the URL may pass by the first matcher that is for it; if there are none it may. */
  public static boolean allows(List<UrlMatcher> matchers, URI uri) {
    return matchers.isEmpty() || deciding(matchers, uri).filter(m -> !m.reject).isPresent();
  }

  /** Whether the URL may pass by a matcher that says which servers it is for. */
  public static boolean names(List<UrlMatcher> matchers, URI uri) {
    return deciding(matchers, uri).filter(UrlMatcher::names).isPresent();
  }

  private static Optional<UrlMatcher> deciding(List<UrlMatcher> matchers, URI uri) {
    return matchers.stream().filter(matcher -> matcher.isFor(uri)).findFirst();
  }

  /** Whether it lets some servers pass, not all. */
  boolean names() {
    return !reject && !(host instanceof Host.All);
  }

  private boolean isFor(URI uri) {
    String name = uri.getHost();
    if (name == null) {
      return host instanceof Host.All;
    }
    return (port.isEmpty() || port.get() == port(uri))
        && (path.isEmpty()
            || path.get().matcher(uri.getPath() == null ? "" : uri.getPath()).matches())
        && matches(name.toLowerCase(Locale.ROOT));
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private boolean matches(String name) {
    if (host instanceof Host.All) {
      return true;
    }
    if (host instanceof Host.Name named) {
      String wanted = named.name.toLowerCase(Locale.ROOT);
      return name.equals(wanted) || named.below && name.endsWith("." + wanted);
    }
    try {
      InetAddress[] addresses = InetAddress.getAllByName(name);
      if (host instanceof Host.Dns dns) {
        List<InetAddress> wanted = List.of(InetAddress.getAllByName(dns.name));
        return Arrays.stream(addresses).anyMatch(wanted::contains);
      }
      return Arrays.stream(addresses)
          .anyMatch(a -> host instanceof Host.Network network ? within(a, network) : local(a));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean local(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static boolean within(InetAddress address, Host.Network network) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.address.length || bytes.length != network.mask.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((bytes[i] & network.mask[i]) != (network.address[i] & network.mask[i])) {
        return false;
      }
    }
    return true;
  }
}
