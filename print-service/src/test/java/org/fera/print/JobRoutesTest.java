package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way of a job over HTTP: routes, status codes and bodies. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class JobRoutesTest {

  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000@print-service-7";

  @Test
  @Tag("PS-1.3")
  void aJobGoesFromSubmissionToDownload() {
    Response created = Printer.create("pdf", page());
    created
        .then()
        .statusCode(200)
        .body("ref", matchesPattern("[0-9a-f-]{36}@print-service-7"))
        .body("statusURL", equalTo("/city/print/status/" + created.path("ref") + ".json"))
        .body("downloadURL", equalTo("/city/print/report/" + created.path("ref")));
    String ref = created.path("ref");

    Response status = Printer.finished(ref);
    status
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body("done", equalTo(true))
        .body("status", equalTo("finished"))
        .body("waitingTime", equalTo(0))
        .body("downloadURL", equalTo("/city/print/report/" + ref));
    assertThat(status.<Integer>path("elapsedTime")).isPositive();
    assertThat(status.<Object>path("error")).isNull();

    Response report = Printer.download(ref);
    report
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header(
            "Content-Disposition",
            matchesPattern("attachment; filename=\"map-\\d{4}-\\d{2}-\\d{2}\\.pdf\""));
    assertThat(new String(report.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    Response inline =
        given().urlEncodingEnabled(false).get("/print/report/" + ref + "?inline=true");
    assertThat(inline.header("Content-Disposition")).isNull();
  }

  @Test
  @Tag("PS-1.4")
  void everyRouteAlsoWorksUnderTheAppAndUnderTheEntryPoint() {
    String ref =
        given()
            .contentType("application/json")
            .body(page())
            .post("/city/print/report.pdf")
            .then()
            .statusCode(200)
            .extract()
            .path("ref");
    Printer.finished(ref);
    for (String base : List.of("/print", "/print/default", "/city/print", "/city/print/default")) {
      given().get(base + "/status/" + ref + ".json").then().statusCode(200);
      given().get(base + "/report/" + ref).then().statusCode(200);
      given().delete(base + "/cancel/" + ref).then().statusCode(200);
    }
  }

  @Test
  @Tag("PS-1.5")
  void unknownRefsAreNotFound() {
    given().get("/print/status/" + UNKNOWN + ".json").then().statusCode(404);
    given().get("/print/report/" + UNKNOWN).then().statusCode(404);
    given()
        .delete("/print/cancel/" + UNKNOWN)
        .then()
        .statusCode(404)
        .contentType(startsWith("text/plain"));
  }

  @Test
  @Tag("PS-1.6")
  void aPictureOfThePageIsMadeToo() throws IOException {
    String ref = Printer.submit("png", page());
    Printer.finished(ref).then().body("status", equalTo("finished"));

    Response report = Printer.download(ref);
    assertThat(report.contentType()).isEqualTo("image/png");
    var picture = ImageIO.read(new ByteArrayInputStream(report.asByteArray()));
    assertThat(picture.getWidth()).isEqualTo((int) Math.ceil(595 * 127 / 72.0));
    assertThat(picture.getHeight()).isEqualTo((int) Math.ceil(842 * 127 / 72.0));
  }

  @Test
  @Tag("PS-1.7")
  void requestsComeBareOrAsAFormOrEncoded() {
    String json =
        "{\"layout\":\"A4_portrait\",\"attributes\":{\"map\":{\"projection\":\"EPSG:2056\","
            + "\"dpi\":72,\"center\":[2600000,1200000],\"scale\":100000,\"layers\":[]}}}";
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8);
    for (String body : List.of(json, "spec=" + json, encoded, "spec=" + encoded)) {
      given()
          .contentType("text/plain")
          .body(body)
          .post("/print/default/report.pdf")
          .then()
          .statusCode(200);
    }
  }

  @Test
  @Tag("PS-1.8")
  void anUnfinishedReportIsAcceptedAndACancelledOneEnds() {
    String ref = Printer.submit("pdf", Spec.of("A4_portrait").wms("/hang", "country").build());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Printer.status(ref).path("status").equals("running"));
    Printer.status(ref)
        .then()
        .body("done", equalTo(false))
        .body("progress.done", equalTo(0))
        .body("progress.eta", greaterThanOrEqualTo(0));
    Printer.download(ref).then().statusCode(202).contentType(startsWith("text/plain"));

    given().urlEncodingEnabled(false).delete("/print/cancel/" + ref).then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Printer.status(ref).path("status").equals("canceled"));
    Printer.status(ref).then().body("error", equalTo("task canceled"));
    Printer.download(ref).then().statusCode(500).body(containsString("task canceled"));
  }

  @Test
  @Tag("PS-1.10")
  void aReportIsBuiltInOneRequest() {
    Response report =
        given()
            .contentType("application/json")
            .body(page())
            .post("/print/default/buildreport.pdf?inline=true");

    report.then().statusCode(200).contentType("application/pdf");
    assertThat(report.header("Content-Disposition")).isNull();
    assertThat(PrintedPage.of(report.asByteArray()).text()).contains("Scale 1 : 250’000");
    given()
        .contentType("application/json")
        .body(page(spec -> spec.wms("/broken", "country")))
        .post("/print/buildreport.pdf")
        .then()
        .statusCode(500)
        .body(containsString("status 500"));
  }

  private static Map<String, Object> page() {
    return page(spec -> spec.wms(PrintServers.mapserver(), "country"));
  }

  private static Map<String, Object> page(java.util.function.UnaryOperator<Spec> change) {
    return change.apply(Spec.of("A4_portrait")).build();
  }
}
