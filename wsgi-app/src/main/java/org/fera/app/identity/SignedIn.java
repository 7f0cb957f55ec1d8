package org.fera.app.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A caller who has proved to be a user.
 *
 * @param roles ids of the user's own roles
 * @param expires when the proof ends; empty when each request brings its own
 */
public record SignedIn(User user, List<Integer> roles, Optional<Instant> expires) {

  public SignedIn {
    roles = List.copyOf(roles);
  }
}
