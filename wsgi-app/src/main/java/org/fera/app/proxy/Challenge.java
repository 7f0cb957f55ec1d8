package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.fera.app.identity.AuthenticationConfig;
import org.fera.app.rights.Caller;

/**
 * {@code authentication_required}: GIS clients send name and password only once they are asked for
 * them.
 */
@ApplicationScoped
class Challenge {

  private final AuthenticationConfig config;

  Challenge(AuthenticationConfig config) {
    this.config = config;
  }

  void of(OgcParameters parameters, Caller caller) {
    if (!parameters.has("authentication_required") || !caller.isAnonymous()) {
      return;
    }
    if (!config.basic()) {
      throw new ForbiddenException("These layers are for users who are logged in");
    }
    throw new NotAuthorizedException(
        "These layers are for users who are logged in",
        Response.status(Response.Status.UNAUTHORIZED)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Access to restricted layers\"")
            .build());
  }
}
