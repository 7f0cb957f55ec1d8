package org.fera.app.rights;

import java.util.List;
import java.util.Optional;

/**
 * Who sent the request.
 *
 * @param username empty for an anonymous caller
 * @param userId -1 for an anonymous caller, as MapServer and QGIS Server know it
 * @param roles ids of all roles that count, the anonymous one included; empty in an empty portal
 */
public record Caller(Optional<String> username, int userId, List<Integer> roles) {

  public Caller {
    roles = List.copyOf(roles);
  }

  static Caller anonymous(List<Integer> roles) {
    return new Caller(Optional.empty(), -1, roles);
  }

  /** True when nobody is logged in. */
  public boolean isAnonymous() {
    return username.isEmpty();
  }
}
