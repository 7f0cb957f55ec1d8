package org.fera.app.themes;

import java.util.UUID;

/**
 * Stands in kept answers for a word that callers choose freely, so that they cannot fill the cache.
 *
 * @param text nobody can guess it, so no name of the portal contains it
 */
record StandIn(String text) {

  static StandIn word() {
    return new StandIn(UUID.randomUUID().toString());
  }

  static StandIn address() {
    return new StandIn("http://" + UUID.randomUUID() + ".invalid/");
  }
}
