package org.fera.app.rights;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fera.app.identity.User;

/**
 * Who sent the request, and with which roles.
 *
 * @param user empty for an anonymous caller
 * @param intranet whether the caller's address is one of the intranet
 * @param roles all that count, by id: the anonymous one, the intranet's, that of all users and the
 *     user's own; empty in an empty portal
 */
public record Caller(Optional<User> user, boolean intranet, List<Role> roles) {

  private static final int NOBODY = -1;

  public Caller {
    roles = List.copyOf(roles);
  }

  /** Ids of all roles, ascending; two callers with the same may see the same. */
  public List<Integer> roleIds() {
    return roles.stream().map(Role::id).sorted().toList();
  }

  /** Names of all roles. */
  public Set<String> roleNames() {
    return roles.stream().map(Role::name).collect(Collectors.toSet());
  }

  /** Those roles that were given to the user. */
  public List<Role> ownRoles() {
    return roles.stream().filter(role -> !role.isGeneral()).toList();
  }

  /** Id of the role of everybody; -1 when there is none. */
  public int anonymousRoleId() {
    return roles.stream()
        .filter(role -> role.name().equals(Role.ANONYMOUS))
        .map(Role::id)
        .findFirst()
        .orElse(NOBODY);
  }

  /** The ids with commas between, as map servers are told them. */
  public String roleIdsText() {
    return roleIds().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** -1 for an anonymous caller, as MapServer and QGIS Server know it. */
  public int userId() {
    return user.map(User::id).orElse(NOBODY);
  }

  /** Empty for an anonymous caller. */
  public Optional<String> username() {
    return user.map(User::name);
  }

  /** True when nobody is logged in. */
  public boolean isAnonymous() {
    return user.isEmpty();
  }
}
