package org.fera.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code ./fera status --json} says: the public form of design section 4. */
record Status(List<Service> services, List<Database> databases) {

  record Service(String name, String instance, String url, long pid, String state, int rssMb) {}

  record Database(String name, String role, String host, int port, String state) {}

  static Status of(Fera fera) {
    Fera.Result result = fera.run("status", "--json");
    try {
      JsonNode json = new ObjectMapper().readTree(result.output());
      return new Status(
          each(json, "services").map(Status::service).toList(),
          each(json, "databases").map(Status::database).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Not the JSON of a status: " + result.output(), e);
    }
  }

  /** Waits until every process runs and every node answers. */
  static void awaitAllRunning(Fera fera) {
    await("everything running")
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> {
              Status status = Status.of(fera);
              return status.services().stream().allMatch(s -> s.state().equals("running"))
                  && status.databases().stream().allMatch(d -> d.state().equals("up"));
            });
  }

  /** An instance of a service. */
  Service instance(String name, int number) {
    return named(name).stream()
        .filter(s -> s.instance().equals(Integer.toString(number)))
        .findFirst()
        .orElseThrow();
  }

  List<Service> named(String name) {
    return services.stream().filter(s -> s.name().equals(name)).toList();
  }

  private static Stream<JsonNode> each(JsonNode json, String array) {
    return StreamSupport.stream(json.path(array).spliterator(), false);
  }

  private static Service service(JsonNode node) {
    return new Service(
        node.path("name").asText(),
        node.path("instance").asText(),
        node.path("url").asText(),
        node.path("pid").asLong(),
        node.path("state").asText(),
        node.path("rss_mb").asInt());
  }

  private static Database database(JsonNode node) {
    return new Database(
        node.path("name").asText(),
        node.path("role").asText(),
        node.path("host").asText(),
        node.path("port").asInt(),
        node.path("state").asText());
  }
}
