package org.fera.app.login;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fera.app.http.CacheHeaders;
import org.fera.app.rights.Callers;

/** {@code GET /loginuser}: what front ends ask at their start. */
@Path("/loginuser")
@Blocking
public class LoginUserResource {

  private final Callers callers;
  private final Functionalities functionalities;

  LoginUserResource(Callers callers, Functionalities functionalities) {
    this.callers = callers;
    this.functionalities = functionalities;
  }

  /** The caller; an anonymous one has no name. */
  @GET
  public Response loginUser() {
    LoginUser user = LoginUser.anonymous(functionalities.of(callers.current()));
    return Response.ok(user, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.mine(10))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER)
        .build();
  }
}
