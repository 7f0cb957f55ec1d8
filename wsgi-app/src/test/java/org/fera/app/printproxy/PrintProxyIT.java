package org.fera.app.printproxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Optional;
import org.fera.app.testing.PrintPeer;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
@QuarkusTestResource(PrintPeer.class)
class PrintProxyIT {

  @Test
  @Tag("WA-1.5")
  void offersTheLayoutsOfTheCallersRoles() {
    given()
        .get("/printproxy/capabilities.json")
        .then()
        .statusCode(200)
        .body("layouts.name", contains("A4_portrait"))
        .body("formats", contains("pdf"));
  }

  @Test
  @Tag("WA-1.6")
  void handsAPrintOnWithTheCallersSessionOnly() {
    given()
        .contentType("application/json")
        .header("Cookie", "auth=mine")
        .header("X-Forwarded-User", "admin")
        .body("{\"layout\":\"A4_portrait\"}")
        .post("/printproxy/report.pdf")
        .then()
        .statusCode(200)
        .body("asked", equalTo("POST /print/report.pdf"))
        .body("cookie", equalTo("auth=mine"))
        .body("forwarded", equalTo("null"))
        .body("length", equalTo(24));
  }

  @Test
  @Tag("WA-1.10")
  void tellsUnderASealFromWhereTheCallerComes() {
    String said =
        given()
            .header("X-Fera-Printproxy", "1 6.6.6.6 evil x")
            .get("/printproxy/status/a-1.json")
            .then()
            .statusCode(200)
            .extract()
            .path("seal");
    String[] parts = said.split(" ");
    assertThat(parts).hasSize(4);
    Instant time = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    assertThat(
            new PrintSeal(Optional.of("the same secret everywhere")).of(time, parts[1], parts[2]))
        .hasValue(said);
    assertThat(parts[1]).isEqualTo("127.0.0.1");
    assertThat(parts[2]).isEqualTo("127.0.0.1:" + io.restassured.RestAssured.port);
  }

  @Test
  @Tag("WA-1.10")
  void theSealIsTheOneThatPrintServiceKnows() {
    assertThat(
            new PrintSeal(Optional.of("the same secret everywhere"))
                .of(Instant.ofEpochSecond(1_700_000_000), "192.0.2.7", "portal.example.org:8080"))
        .hasValue(
            "1700000000 192.0.2.7 portal.example.org:8080"
                + " YXvX27w3gUe9FJtZJNmtV31Up4JLsX6nNZoAodk-Y-A");
    assertThat(new PrintSeal(Optional.empty()).of(Instant.EPOCH, "192.0.2.7", "portal")).isEmpty();
  }

  @Test
  @Tag("WA-1.7")
  void followsAPrint() {
    given()
        .get("/printproxy/status/a-1@b.json")
        .then()
        .statusCode(200)
        .body("asked", equalTo("GET /print/status/a-1@b.json"));
    given()
        .delete("/printproxy/cancel/a-1")
        .then()
        .statusCode(200)
        .body("asked", equalTo("DELETE /print/cancel/a-1"));
    given().get("/printproxy/status/missing.json").then().statusCode(404);

    Response report = given().get("/printproxy/report/a-1");
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.contentType()).isEqualTo("application/pdf");
    assertThat(report.header("Content-Disposition")).isEqualTo("attachment; filename=map.pdf");
    assertThat(report.header("Set-Cookie")).isNull();
    assertThat(report.asByteArray()).hasSize(300_009);
  }

  @Test
  @Tag("WA-1.6")
  void takesOnlyJsonAndPlainReferences() {
    given()
        .contentType("text/plain")
        .body("x")
        .post("/printproxy/report.pdf")
        .then()
        .statusCode(415);
    given()
        .urlEncodingEnabled(false)
        .get("/printproxy/report/..%2f..%2fapps")
        .then()
        .statusCode(404);
  }
}
