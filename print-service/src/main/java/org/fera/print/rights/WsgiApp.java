package org.fera.print.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** wsgi-app's {@code GET /internal/identity}: who a caller is, of whichever instance answers. */
final class WsgiApp {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<URI> instances;
  private final Duration timeout;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param instances bases of their addresses, at least one
   */
  WsgiApp(List<URI> instances, Duration timeout) {
    this.instances = instances.stream().map(WsgiApp::identity).toList();
    this.timeout = timeout;
  }

  private static URI identity(URI base) {
    return URI.create(base.toString().replaceAll("/+$", "") + "/internal/identity");
  }

  /**
   * What a caller may print.
   *
   * @throws RightsUnknownException if no instance gives a whole answer
   */
  Rights ask(Question question) {
    int first = Math.floorMod(turn.getAndIncrement(), instances.size());
    String reason = "";
    for (int i = 0; i < instances.size(); i++) {
      try {
        return ask(question, instances.get((first + i) % instances.size()));
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RightsUnknownException("interrupted");
      }
    }
    throw new RightsUnknownException(reason);
  }

  private Rights ask(Question question, URI instance) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(instance).timeout(timeout);
    question.headers().forEach(request::header);
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(instance.getAuthority() + " answers with " + answer.statusCode());
    }
    return read(JSON.readTree(answer.body()));
  }

  /** What is missing in an answer is no right. */
  static Rights read(JsonNode answer) throws IOException {
    if (!answer.path("roles").isArray()) {
      throw new IOException("its answer has no roles");
    }
    Set<String> roles = new HashSet<>();
    answer.path("roles").forEach(role -> roles.add(role.path("name").asText()));
    Set<String> layouts = new HashSet<>();
    answer
        .path("functionalities")
        .path("print_template")
        .forEach(layout -> layouts.add(layout.asText()));
    return new Rights(
        answer.path("user").isObject(),
        Set.copyOf(roles),
        Optional.of(Set.copyOf(layouts)),
        expires(answer.path("expires")));
  }

  private static Optional<Instant> expires(JsonNode text) throws IOException {
    try {
      return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    } catch (DateTimeException e) {
      throw new IOException("its answer ends at \"" + text.asText() + "\"", e);
    }
  }
}
