package org.fera.app.environments.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fera.app.environments.clone.Stopped;
import org.fera.app.http.BadParameter;
import org.fera.app.http.Parameters;
import org.fera.app.http.Problem;
import org.fera.app.http.PublicUrl;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Environments for administrators: what {@code ./fera environment} does. Long work answers 202 with
 * its place in the log, which tells how far it is; what cannot be done is 409 with the reason.
 */
@Path("/environments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EnvironmentsResource {

  private static final int ENTRIES = 50;

  private final Administrators administrators;
  private final EnvironmentWork work;
  private final PublicUrl publicUrl;

  EnvironmentsResource(Administrators administrators, EnvironmentWork work, PublicUrl publicUrl) {
    this.administrators = administrators;
    this.work = work;
    this.publicUrl = publicUrl;
  }

  /**
   * What is to be promoted.
   *
   * @param from name of the environment that is copied
   * @param dryRun only tell what would be done
   * @param allowLostRoles go on although users lose roles
   */
  public record PromotionRequest(
      String from,
      @JsonProperty("dry_run") boolean dryRun,
      @JsonProperty("allow_lost_roles") boolean allowLostRoles) {}

  /**
   * What is to be put back.
   *
   * @param allowLostRoles go on although users lose roles
   */
  public record RollbackRequest(@JsonProperty("allow_lost_roles") boolean allowLostRoles) {}

  /**
   * What is to be made.
   *
   * @param from name of the environment that it becomes a copy of; null for an empty portal
   */
  public record CreationRequest(String from) {}

  /** All environments, with the versions that are kept. */
  @GET
  public Response list() {
    administrators.require();
    return answer(() -> notKept(Response.ok(work.environments().list())));
  }

  /** What a promotion of {@code from} to {@code to} would change. */
  @GET
  @Path("diff")
  public Response diff(@RestQuery("from") String from, @RestQuery("to") String to) {
    administrators.require();
    String source = Parameters.required("from", from);
    String target = Parameters.required("to", to);
    return answer(() -> notKept(Response.ok(work.environments().diff(source, target))));
  }

  /** Who did what, the newest first. */
  @GET
  @Path("log")
  public Response log() {
    administrators.require();
    return answer(() -> notKept(Response.ok(work.environments().log().newest(ENTRIES))));
  }

  /** One piece of work, and how far it is. */
  @GET
  @Path("log/{id}")
  public Response entry(@RestPath long id) {
    administrators.require();
    return answer(
        () ->
            notKept(
                Response.ok(
                    work.environments().log().find(id).orElseThrow(NotFoundException::new))));
  }

  /** Makes an environment. */
  @POST
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@RestPath String name, CreationRequest request) {
    String who = administrators.require();
    String from = request == null ? null : request.from();
    return start((environments, listener) -> environments.create(name, from, who, listener));
  }

  /** Promotes to this environment. */
  @POST
  @Path("{name}/promotion")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response promote(@RestPath String name, PromotionRequest request) {
    String who = administrators.require();
    if (request == null || request.from() == null || request.from().isBlank()) {
      throw new BadParameter("from", "The environment that is to be promoted is missing.");
    }
    if (request.dryRun()) {
      return answer(() -> notKept(Response.ok(Map.of("would", dryRun(name, request)))));
    }
    return start(
        (environments, listener) ->
            environments.promote(request.from(), name, who, request.allowLostRoles(), listener));
  }

  private List<String> dryRun(String name, PromotionRequest request) {
    return work.environments().promoteDry(request.from(), name, request.allowLostRoles());
  }

  /** Puts the version before the present one back. */
  @POST
  @Path("{name}/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rollback(@RestPath String name, RollbackRequest request) {
    String who = administrators.require();
    boolean allowed = request != null && request.allowLostRoles();
    return start((environments, listener) -> environments.rollback(name, who, allowed, listener));
  }

  /** Drops an environment with its kept versions. */
  @DELETE
  @Path("{name}")
  public Response drop(@RestPath String name) {
    String who = administrators.require();
    return start((environments, listener) -> environments.drop(name, who, listener));
  }

  private Response start(EnvironmentWork.Work asked) {
    return answer(
        () -> {
          long id = work.start(asked);
          return notKept(
              Response.accepted(Map.of("id", id))
                  .header(HttpHeaders.LOCATION, publicUrl.of("environments/log/" + id)));
        });
  }

  private static Response notKept(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
  }

  private static Response answer(Supplier<Response> asked) {
    try {
      return asked.get();
    } catch (Stopped e) {
      return Response.status(Response.Status.CONFLICT)
          .type(Problem.MEDIA_TYPE)
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .entity(new Problem("about:blank", "Conflict", 409, e.getMessage(), null))
          .build();
    }
  }
}
