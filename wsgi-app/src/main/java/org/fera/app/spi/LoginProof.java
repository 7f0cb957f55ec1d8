package org.fera.app.spi;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Tells who sent a request, by what the request itself brings. The cookie of a session is believed
 * first, HTTP Basic last. Requests of foreign pages (Referer) are not asked about.
 */
public interface LoginProof {

  /**
   * Name of a user of the portal, or empty when the request proves nothing of this kind. A user who
   * is unknown, deactivated or expired is nobody.
   */
  Optional<String> username(Asked request);

  /** The request. */
  interface Asked {

    /** A header, by its name in any case. */
    Optional<String> header(String name);

    /** Where it comes from; behind a trusted proxy what that tells. */
    InetAddress address();
  }
}
