package org.fera.app.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.app.http.BadParameter;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Parameters;
import org.fera.app.identity.Credentials;
import org.fera.app.identity.Identity;
import org.fera.app.identity.LoginResult;
import org.fera.app.identity.Referer;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /login} and {@code /logout}, with GeoMapFish's answers. */
@Path("/")
@Blocking
public class LoginResource {

  /** GeoMapFish's front ends know the bodies by it. */
  private static final String TEXT_JSON = "text/json; charset=UTF-8";

  private final Identity identity;
  private final Referer referer;
  private final Callers callers;
  private final TypedValues functionalities;
  private final ObjectMapper json;

  LoginResource(
      Identity identity,
      Referer referer,
      Callers callers,
      TypedValues functionalities,
      ObjectMapper json) {
    this.identity = identity;
    this.referer = referer;
    this.callers = callers;
    this.functionalities = functionalities;
    this.json = json;
  }

  /** Logs in; the body is the user, or the answer leads to {@code came_from}. */
  @POST
  @Path("login")
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  public Response login(
      @RestForm String login,
      @RestForm String password,
      @RestForm("came_from") String formCameFrom,
      @RestQuery("came_from") String queryCameFrom)
      throws JsonProcessingException {
    Parameters.required("login", login);
    Parameters.required("password", password);
    Optional<String> next = next(queryCameFrom, formCameFrom);
    if (!referer.isTrusted()) {
      throw new ForbiddenException("Logins are not taken from pages of other hosts");
    }
    LoginResult result = identity.login(new Credentials(login, password));
    if (result instanceof LoginResult.PasswordToChange change) {
      return answer(new LoginUser.PasswordToChange(change.user().name(), false, false)).build();
    }
    if (result instanceof LoginResult.Refused) {
      throw new NotAuthorizedException(
          "Name or password is wrong", Response.status(Response.Status.UNAUTHORIZED).build());
    }
    if (next.isPresent()) {
      return Response.status(Response.Status.FOUND)
          .header(HttpHeaders.LOCATION, next.get())
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
    Caller caller = callers.again();
    return answer(LoginUser.of(caller, functionalities.of(caller))).build();
  }

  /** Ends the caller's session everywhere. */
  @GET
  @Path("logout")
  public Response logout() throws JsonProcessingException {
    if (identity.current().isEmpty()) {
      throw new NotAuthorizedException(
          "Nobody is logged in", Response.status(Response.Status.UNAUTHORIZED).build());
    }
    identity.logout();
    return answer(true).build();
  }

  private Response.ResponseBuilder answer(Object body) throws JsonProcessingException {
    return Response.ok(json.writeValueAsBytes(body), TEXT_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER);
  }

  private Optional<String> next(String query, String form) {
    Optional<String> next =
        Stream.of(query, form).filter(text -> text != null && !text.isBlank()).findFirst();
    if (next.isPresent() && !referer.mayLeadTo(next.get())) {
      throw new BadParameter("came_from", "'came_from' must be an address of this portal.");
    }
    return next;
  }
}
