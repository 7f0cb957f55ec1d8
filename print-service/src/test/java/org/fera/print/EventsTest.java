package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Progress as events. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class EventsTest {

  @TestHTTPResource("/print/")
  private URL print;

  @Test
  @Tag("PS-1.12")
  void aClientIsToldOfEachChangeUntilTheEnd() throws Exception {
    String ref =
        Printer.submit(
            "pdf", Spec.of("A4_portrait").wms(PrintServers.mapserver(), "country", "lake").build());

    List<JsonNode> events = events(ref);

    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("status").asText()).isEqualTo("finished");
    assertThat(last.path("done").asBoolean()).isTrue();
    assertThat(last.path("downloadURL").asText()).isEqualTo("/city/print/report/" + ref);
    assertThat(events.subList(0, events.size() - 1))
        .allSatisfy(
            event -> {
              assertThat(event.path("done").asBoolean()).isFalse();
              assertThat(event.path("progress").path("phase").asText()).isNotEmpty();
            });
  }

  @Test
  @Tag("PS-1.12")
  void aCancellationEndsTheEvents() throws Exception {
    String ref = Printer.submit("pdf", Spec.of("A4_portrait").wms("/hang", "country").build());
    Thread canceling =
        new Thread(
            () -> given().urlEncodingEnabled(false).delete("/print/cancel/" + ref).statusCode());
    canceling.start();

    List<JsonNode> events = events(ref);
    canceling.join();

    assertThat(events.get(events.size() - 1).path("status").asText()).isIn("canceling", "canceled");
  }

  @Test
  @Tag("PS-1.12")
  void eventsOfAnUnknownJobAreNotFound() {
    given()
        .get("/print/status/00000000-0000-0000-0000-000000000000@print-service-7/events")
        .then()
        .statusCode(404)
        .body(containsString("no print job"));
  }

  private List<JsonNode> events(String ref) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(print + "status/" + ref + "/events"))
            .timeout(Duration.ofSeconds(90))
            .build();
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    List<JsonNode> events = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : response.body().toList()) {
      if (line.startsWith("data:")) {
        events.add(json.readTree(line.substring(5)));
      }
    }
    return events;
  }
}
