package org.fera.app.login;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fera.app.http.CacheHeaders;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;

/** {@code GET /loginuser}: what front ends ask at their start. */
@Path("/loginuser")
@Blocking
public class LoginUserResource {

  private final Callers callers;
  private final TypedValues functionalities;

  LoginUserResource(Callers callers, TypedValues functionalities) {
    this.callers = callers;
    this.functionalities = functionalities;
  }

  /** The caller; an anonymous one has no name. */
  @GET
  public Response loginUser() {
    Caller caller = callers.current();
    return Response.ok(LoginUser.of(caller, functionalities.of(caller)), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER)
        .build();
  }
}
