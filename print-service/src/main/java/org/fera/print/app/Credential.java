package org.fera.print.app;

import java.util.List;

/**
 * A name and a password for some servers: MapFish Print's {@code !credential}.
 *
 * @param password never shown
 * @param matchers the servers; at least one that names them
 */
public record Credential(String username, String password, List<UrlMatcher> matchers) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Credential[" + username + "]";
  }
}
