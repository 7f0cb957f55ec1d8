package org.fera.router.settings;

import java.util.Optional;

/**
 * Who connects, to what, how.
 *
 * @param options libpq's PGOPTIONS
 * @param searchPath schema names, comma-separated
 */
public record Login(
    String database,
    String username,
    Optional<String> password,
    Optional<String> sslmode,
    Optional<String> searchPath,
    Optional<String> options) {

  /** Without the password. */
  @Override
  public String toString() {
    return username + "@" + database;
  }
}
