package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One worker, one place to wait in memory, and a server that never answers. */
@QuarkusTest
@WithTestResource(PrintServers.class)
@TestProfile(QueueLimitsTest.Small.class)
class QueueLimitsTest {

  /** A service with the smallest queue. */
  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "fera.print.queue.store", "memory",
          "fera.print.queue.workers", "1",
          "fera.print.queue.waiting", "1",
          "fera.print.fetch.timeout", "2S",
          "fera.print.fetch.attempts", "1");
    }
  }

  @Test
  @Tag("PS-2.2")
  void aFullQueueRefusesAtOnceAndServesAgainLater() {
    Map<String, Object> slow = Spec.of("A4_portrait").wms("/hang", "country").build();
    String running = Printer.submit("pdf", slow);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !Printer.status(running).path("status").equals("waiting"));
    String waiting = Printer.submit("pdf", slow);
    Printer.status(waiting)
        .then()
        .body("status", equalTo("waiting"))
        .body("progress.phase", equalTo("queue"))
        .body("progress.queue", equalTo(0));

    Response refused = Printer.create("pdf", slow);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(refused.contentType()).startsWith("application/problem+json");

    Printer.finished(running).then().body("error", startsWith("No layer of the map"));
    given().urlEncodingEnabled(false).delete("/print/cancel/" + waiting).then().statusCode(200);
    Printer.finished(waiting);
    assertThat(Printer.create("pdf", slow).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("PS-3.4")
  void aServerThatNeverAnswersEndsThePrintInTime() {
    Map<String, Object> slow = Spec.of("A4_portrait").wms("/hang", "country").build();
    String ref =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> Printer.create("pdf", slow), created -> created.statusCode() == 200)
            .path("ref");

    Response status = Printer.finished(ref);

    assertThat(status.<String>path("error")).contains("did not answer within 2 s");
  }
}
