package org.fera.print.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** wsgi-app's {@code GET /internal/identity}: who a caller is, of whichever instance answers. */
final class WsgiApp {

  private static final int CONNECT_MILLIS = 1000;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<URI> instances;
  private final Duration timeout;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient client;

  /**
   * @param instances bases of their addresses, at least one
   */
  WsgiApp(List<URI> instances, Duration timeout, Vertx vertx) {
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
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
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(instance.toString())
            .setFollowRedirects(false)
            .setTimeout(timeout.toMillis());
    question.headers().forEach(request::putHeader);
    try {
      Buffer body =
          client
              .request(request)
              .compose(HttpClientRequest::send)
              .compose(
                  answer ->
                      answer.statusCode() == OK
                          ? answer.body()
                          : io.vertx.core.Future.failedFuture(
                              "it answers with " + answer.statusCode()))
              .toCompletionStage()
              .toCompletableFuture()
              .get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
      return read(JSON.readTree(body.getBytes()));
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(instance.getAuthority() + ": " + e.getMessage(), e);
    }
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
