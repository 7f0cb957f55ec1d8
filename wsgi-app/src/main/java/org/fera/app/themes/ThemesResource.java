package org.fera.app.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.BadParameter;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Parameters;
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

  private final Themes themes;
  private final ThemeTreeRepository repository;
  private final ThemesConfig config;
  private final Callers callers;
  private final ObjectWriter json;

  ThemesResource(
      Themes themes,
      ThemeTreeRepository repository,
      ThemesConfig config,
      Callers callers,
      ObjectMapper mapper) {
    this.themes = themes;
    this.repository = repository;
    this.config = config;
    this.callers = callers;
    this.json = mapper.writer();
  }

  /** The tree that the caller may see. Parameters that older clients send besides are ignored. */
  @GET
  public Response themes(
      @RestQuery("interface") String interfaceName,
      @RestQuery String set,
      @RestQuery("min_levels") String minLevels,
      @RestQuery String group,
      @RestQuery String background,
      @Context Request request)
      throws JsonProcessingException {
    ThemesRequest asked =
        new ThemesRequest(
            knownInterface(interfaceName),
            Parameters.word("set", set, "all", SETS),
            Parameters.integer("min_levels", minLevels, 1, 0),
            given(group),
            given(background));
    Themes.Made made = themes.answer(asked, callers.current());
    byte[] body = json.writeValueAsBytes(made.answer());
    EntityTag tag = tag(body);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(body, MediaType.APPLICATION_JSON_TYPE) : unchanged)
        .tag(tag)
        .header(
            HttpHeaders.CACHE_CONTROL,
            CacheHeaders.mine(made.whole() ? config.maxAge() : AGE_OF_HALF_AN_ANSWER))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER)
        .build();
  }

  private String knownInterface(String name) {
    if (name == null || name.isBlank()) {
      return DEFAULT_INTERFACE;
    }
    List<String> known = repository.interfaces();
    if (!known.contains(name)) {
      throw new BadParameter(
          "interface", "'interface' must be one of " + String.join(", ", known) + ".");
    }
    return name;
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }

  private static EntityTag tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return new EntityTag(HexFormat.of().formatHex(digest, 0, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
