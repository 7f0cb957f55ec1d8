package org.fera.app.themes;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Parameters;
import org.fera.app.organisations.Organisation;
import org.fera.app.rights.Callers;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /themes}: what a front end asks first. */
@Path("/themes")
@Blocking
public class ThemesResource {

  private static final String DEFAULT_INTERFACE = "desktop";
  private static final Set<String> SETS = Set.of("all", "themes", "group", "background");

  /** Seconds for which an answer is kept that lacks a server that did not answer. */
  private static final int AGE_OF_HALF_AN_ANSWER = 0;

  private final ThemesCache cache;
  private final ThemesConfig config;
  private final Callers callers;
  private final Organisation organisation;

  ThemesResource(
      ThemesCache cache, ThemesConfig config, Callers callers, Organisation organisation) {
    this.organisation = organisation;
    this.cache = cache;
    this.config = config;
    this.callers = callers;
  }

  /** The tree that the caller may see. Parameters that older clients send besides are ignored. */
  @GET
  public Response themes(
      @RestQuery("interface") String interfaceName,
      @RestQuery String set,
      @RestQuery("min_levels") String minLevels,
      @RestQuery String group,
      @RestQuery String background,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encodings,
      @Context Request request) {
    ThemesRequest asked =
        new ThemesRequest(
            organisation.interfaceName(given(interfaceName).orElse(DEFAULT_INTERFACE)),
            Parameters.word("set", set, "all", SETS),
            Parameters.integer("min_levels", minLevels, 1, 0),
            given(group),
            given(background));
    KeptAnswer answer = cache.answer(asked, callers.current());
    // Weak: compressed or not, it says the same.
    EntityTag tag = new EntityTag(answer.tag(), true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? body(answer, encodings) : unchanged)
        .tag(tag)
        .header(
            HttpHeaders.CACHE_CONTROL,
            CacheHeaders.mine(answer.whole() ? config.maxAge() : AGE_OF_HALF_AN_ANSWER))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER + ", " + HttpHeaders.ACCEPT_ENCODING)
        .build();
  }

  private static Response.ResponseBuilder body(KeptAnswer answer, String encodings) {
    if (AcceptEncoding.takesGzip(encodings)) {
      return Response.ok(answer.gzip(), MediaType.APPLICATION_JSON_TYPE)
          .header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return Response.ok(answer.json(), MediaType.APPLICATION_JSON_TYPE);
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }
}
