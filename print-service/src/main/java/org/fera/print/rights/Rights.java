package org.fera.print.rights;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may print.
 *
 * @param user whether it is a user of the portal
 * @param roles names of all roles that count, the general ones included
 * @param layouts names of the layouts that may be printed; empty for all: there is no portal
 * @param expires when the portal no longer stands to it; empty if it does not say
 */
public record Rights(
    boolean user, Set<String> roles, Optional<Set<String>> layouts, Optional<Instant> expires) {

  /** Of everybody where there is no portal that knows roles. */
  static final Rights WITHOUT_PORTAL =
      new Rights(false, Set.of(), Optional.empty(), Optional.empty());

  /** Whether something is open to the caller. */
  public boolean has(Access access) {
    return access.rules().stream()
        .allMatch(rule -> rule.isEmpty() ? user : rule.stream().anyMatch(roles::contains));
  }

  /** Whether the portal gives the caller a layout. */
  public boolean hasLayout(String name) {
    return layouts.isEmpty() || layouts.get().contains(name);
  }
}
