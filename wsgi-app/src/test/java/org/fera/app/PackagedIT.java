package org.fera.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar as it ships. */
@QuarkusIntegrationTest
@QuarkusTestResource(SamplePortal.class)
class PackagedIT {

  @Test
  @Tag("WA-1.2")
  void servesThePortal() {
    given()
        .get("/portal/themes?interface=desktop&background=background")
        .then()
        .statusCode(200)
        .header("X-Fera-Instance", "wsgi-app-1")
        .body("errors", empty())
        .body("themes.name", hasItem("Borders"));
    given()
        .get("/search?query=bern")
        .then()
        .statusCode(200)
        .header("X-Fera-Database", startsWith("slave "));
    given()
        .formParam("url", "https://portal.example.org/portal/")
        .post("/short/create")
        .then()
        .statusCode(200)
        .header("X-Fera-Database", startsWith("master "));
    given().get("/dynamic.json").then().body("constants.interface", equalTo("desktop"));
  }

  @Test
  @Tag("WA-1.3")
  void isHealthyAndDescribed() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
    given().get("/portal/q/openapi?format=json").then().body("paths.keySet()", hasItem("/themes"));
  }

  @Test
  @Tag("WA-1.4")
  void tellsErrorsAsProblems() {
    given()
        .get("/nowhere.json")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem+json"))
        .header("X-Fera-Instance", "wsgi-app-1");
  }
}
