package org.fera.app.locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.app.http.CacheHeaders;
import org.fera.app.organisations.Organisation;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /static/locale/<language>.json}, below the name of its language as ngeo reads it. */
@Path("/static/locale")
@Blocking
public class LocaleResource {

  private final LocaleConfig config;
  private final Organisation organisation;
  private final ObjectMapper json;

  LocaleResource(LocaleConfig config, Organisation organisation, ObjectMapper json) {
    this.config = config;
    this.organisation = organisation;
    this.json = json;
  }

  /**
   * The words of one language; none when the portal has no file of it. ngeo asks for those of the
   * browser's region too, which are the language's.
   */
  @GET
  @Path("{language: [a-z]{2}}{region: (-[A-Za-z0-9]{2,8})?}.json")
  public Response words(@RestPath String language) throws IOException {
    if (!config.languages().contains(language)) {
      throw new NotFoundException();
    }
    ObjectNode answer = json.createObjectNode();
    answer.set(language, read(language));
    return Response.ok(answer, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.everybody(600))
        .build();
  }

  private JsonNode read(String language) throws IOException {
    Optional<java.nio.file.Path> file =
        Stream.of(language + organisation.localeSuffix(), language)
            .flatMap(name -> config.folder().map(f -> f.resolve(name + ".json")).stream())
            .filter(Files::isReadable)
            .findFirst();
    if (file.isEmpty()) {
      return json.createObjectNode();
    }
    JsonNode words = json.readTree(file.get().toFile());
    return words.has(language) && words.get(language).isObject() ? words.get(language) : words;
  }
}
