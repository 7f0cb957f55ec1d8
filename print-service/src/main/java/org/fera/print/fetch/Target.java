package org.fera.print.fetch;

import java.net.InetAddress;
import java.net.URI;

/**
 * A URL that may be fetched.
 *
 * @param uri where it is fetched from
 * @param address the address that was checked and that is connected to, so that a name which
 *     changes in between gains nothing
 * @param portal whether it is the portal, which gets the caller's cookies
 */
record Target(URI uri, InetAddress address, boolean portal) {

  int port() {
    return port(uri);
  }

  /** Whether scheme, host and port are those of another target. */
  boolean isServerOf(Target other) {
    return uri.getScheme().equalsIgnoreCase(other.uri.getScheme())
        && uri.getHost().equalsIgnoreCase(other.uri.getHost())
        && port() == other.port();
  }

  static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
  }
}
