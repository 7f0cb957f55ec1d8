package org.fera.launcher.tiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.launcher.Failure;

/**
 * Has tile-service forget tiles, {@code POST /internal/tiles/purges} (TS-4.5.1).
 *
 * @param instances of tile-service, without a slash at their end; the next one is asked when one
 *     does not answer
 */
public record Purge(List<URI> instances) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  /**
   * What the service says: tileset, grid, dimensions and since when the tiles are good.
   *
   * @param grid all of the tileset's when absent
   * @param dimensions the values that the tiles have, by name; all tiles when empty
   */
  public JsonNode of(String tileset, Optional<String> grid, Map<String, String> dimensions) {
    StringBuilder query = new StringBuilder("tileset=" + encoded(tileset));
    grid.ifPresent(name -> query.append("&grid=").append(encoded(name)));
    dimensions.forEach(
        (name, value) -> query.append("&dimension=").append(encoded(name + "=" + value)));
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (URI instance : instances) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(instance + "/internal/tiles/purges?" + query))
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        return answer(client.send(request, BodyHandlers.ofString()), tileset);
      } catch (IOException e) {
        // Another one may answer.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Failure.of("broken off; it is not known whether " + tileset + " is purged");
      }
    }
    throw Failure.of("tile-service does not answer at " + instances);
  }

  private static JsonNode answer(HttpResponse<String> response, String tileset) throws IOException {
    JsonNode json = new ObjectMapper().readTree(response.body());
    if (response.statusCode() == OK) {
      return json;
    }
    String said = json.path("title").asText("tile-service answered " + response.statusCode());
    throw Failure.of(tileset + ": " + said);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
