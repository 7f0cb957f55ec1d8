package org.fera.print.fetch;

import java.util.Optional;

/**
 * A proxy for HTTP.
 *
 * @param username if it asks for one
 * @param password never shown
 */
public record ProxyServer(String host, int port, Optional<String> username, String password) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "ProxyServer[" + host + ":" + port + "]";
  }
}
