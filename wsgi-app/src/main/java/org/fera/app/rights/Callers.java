package org.fera.app.rights;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fera.app.identity.Identity;
import org.fera.app.identity.SignedIn;

/** Finds out, once for each request, who sent it and with which roles. */
@RequestScoped
public class Callers {

  private final Identity identity;
  private final Roles roles;
  private Caller current;

  Callers(Identity identity, Roles roles) {
    this.identity = identity;
    this.roles = roles;
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
    Set<String> names = new HashSet<>(Set.of(Role.ANONYMOUS));
    if (intranet) {
      names.add(Role.INTRANET);
    }
    if (signedIn.isPresent()) {
      names.add(Role.REGISTERED);
    }
    List<Integer> own = signedIn.map(SignedIn::roles).orElse(List.of());
    return new Caller(
        signedIn.map(SignedIn::user),
        intranet,
        roles.knowing(own).stream()
            .filter(role -> names.contains(role.name()) || own.contains(role.id()))
            .toList());
  }
}
