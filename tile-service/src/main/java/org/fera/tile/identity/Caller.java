package org.fera.tile.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who sent a request, as wsgi-app knows it.
 *
 * @param userId -1 for an anonymous caller, as map servers are told
 * @param roles the names of all roles that count by their ids, the general ones included
 */
public record Caller(int userId, Map<Integer, String> roles) {

  private static final int ANONYMOUS_ID = -1;

  /** One of whom nothing is known. */
  public static final Caller NOBODY = new Caller(ANONYMOUS_ID, Map.of());

  public Caller {
    roles = Map.copyOf(roles);
  }

  static Caller anonymous(Map<Integer, String> roles) {
    return new Caller(ANONYMOUS_ID, roles);
  }

  /** True when nobody is logged in. */
  public boolean isAnonymous() {
    return userId == ANONYMOUS_ID;
  }

  /** The names of the roles. */
  public Set<String> roleNames() {
    return Set.copyOf(roles.values());
  }

  /** What map servers are told of the caller, by the names that GeoMapFish gives it. */
  public Map<String, String> parameters() {
    return Map.of("role_ids", roleIds(), "user_id", Integer.toString(userId));
  }

  /** Ascending, with commas between. */
  private String roleIds() {
    return roles.keySet().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
  }
}
