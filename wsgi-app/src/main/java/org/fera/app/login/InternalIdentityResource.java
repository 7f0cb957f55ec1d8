package org.fera.app.login;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fera.app.database.Schemas;
import org.fera.app.identity.Identity;
import org.fera.app.identity.SignedIn;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.fera.app.rights.Functionalities;
import org.fera.app.rights.Role;

/**
 * {@code GET /internal/identity}: who sent the cookies that another service of the portal hands on.
 * The entry keeps it from outside.
 */
@Path("/internal/identity")
@Blocking
public class InternalIdentityResource {

  /** Those that other services go by. */
  private static final List<String> FUNCTIONALITIES = List.of("print_template");

  private final Identity identity;
  private final Callers callers;
  private final Functionalities functionalities;
  private final Schemas schemas;

  InternalIdentityResource(
      Identity identity, Callers callers, Functionalities functionalities, Schemas schemas) {
    this.identity = identity;
    this.callers = callers;
    this.functionalities = functionalities;
    this.schemas = schemas;
  }

  /**
   * Who asks.
   *
   * @param user null for an anonymous caller
   * @param roles all that count, the general ones included
   * @param functionalities values by name of those that other services go by; without values absent
   * @param environment the portal's main schema, to which the ids of roles belong
   * @param expires after which the answer must not be believed any more; null: no such moment
   */
  record Answer(
      Named user,
      List<Role> roles,
      Map<String, List<String>> functionalities,
      String environment,
      Instant expires) {

    /** A user without anything that other services need not know. */
    record Named(int id, String name) {}
  }

  /** The caller. */
  @GET
  @Operation(hidden = true)
  public Response identity() {
    Caller caller = callers.current();
    Answer answer =
        new Answer(
            caller.user().map(user -> new Answer.Named(user.id(), user.name())).orElse(null),
            caller.roles(),
            functionalities.values(caller, FUNCTIONALITIES),
            schemas.main().value(),
            identity.current().flatMap(SignedIn::expires).orElse(null));
    return Response.ok(answer, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
