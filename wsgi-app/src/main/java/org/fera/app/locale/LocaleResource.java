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
import org.fera.app.http.CacheHeaders;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /static/locale/<language>.json}, below the name of its language as ngeo reads it. */
@Path("/static/locale")
@Blocking
public class LocaleResource {

  private final LocaleConfig config;
  private final ObjectMapper json;

  LocaleResource(LocaleConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
  }

  /** The words of one language; none when the portal has no file of it. */
  @GET
  @Path("{language: [a-z]{2}}.json")
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
    java.nio.file.Path file =
        config.folder().map(folder -> folder.resolve(language + ".json")).orElse(null);
    if (file == null || !Files.isReadable(file)) {
      return json.createObjectNode();
    }
    JsonNode words = json.readTree(file.toFile());
    return words.has(language) && words.get(language).isObject() ? words.get(language) : words;
  }
}
