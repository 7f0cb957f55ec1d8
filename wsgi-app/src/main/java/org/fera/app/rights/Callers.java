package org.fera.app.rights;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.app.identity.Identity;
import org.fera.app.identity.SignedIn;
import org.fera.app.organisations.Organisation;

/** Finds out, once for each request, who sent it and with which roles. */
@RequestScoped
public class Callers {

  private final Identity identity;
  private final Roles roles;
  private final Organisation organisation;
  private Caller current;

  Callers(Identity identity, Roles roles, Organisation organisation) {
    this.identity = identity;
    this.roles = roles;
    this.organisation = organisation;
  }

  /** The caller of the request at hand. */
  public Caller current() {
    if (current == null) {
      current = of(identity.current());
    }
    return current;
  }

  /** The caller of a request that has logged in or out. */
  public Caller again() {
    current = null;
    return current();
  }

  private Caller of(Optional<SignedIn> signedIn) {
    boolean intranet = identity.isIntranet();
    // The organisation's roles that stand for the general ones count under the general names.
    Map<String, String> general = new HashMap<>();
    general.put(organisation.role(Role.ANONYMOUS), Role.ANONYMOUS);
    if (intranet) {
      general.put(organisation.role(Role.INTRANET), Role.INTRANET);
    }
    if (signedIn.isPresent()) {
      general.put(organisation.role(Role.REGISTERED), Role.REGISTERED);
    }
    List<Integer> own = signedIn.map(SignedIn::roles).orElse(List.of());
    return new Caller(
        signedIn.map(SignedIn::user),
        intranet,
        roles.knowing(own).stream()
            .filter(role -> general.containsKey(role.name()) || own.contains(role.id()))
            .map(role -> new Role(role.id(), general.getOrDefault(role.name(), role.name())))
            .toList());
  }
}
