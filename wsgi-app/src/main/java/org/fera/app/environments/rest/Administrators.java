package org.fera.app.environments.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;

/** Lets through who has GeoMapFish's role for administration. */
@RequestScoped
class Administrators {

  private static final String ROLE = "role_admin";

  private final Callers callers;

  Administrators(Callers callers) {
    this.callers = callers;
  }

  /**
   * The name of the administrator who asks.
   *
   * @throws NotAuthorizedException when nobody is logged in
   * @throws ForbiddenException when the caller is none
   */
  String require() {
    Caller caller = callers.current();
    String name =
        caller
            .username()
            .orElseThrow(
                () ->
                    new NotAuthorizedException(
                        "Environments are for administrators",
                        Response.status(Response.Status.UNAUTHORIZED)
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Environments\"")
                            .build()));
    if (caller.roles().stream().noneMatch(role -> role.name().equals(ROLE))) {
      throw new ForbiddenException("Environments are for administrators");
    }
    return name;
  }
}
