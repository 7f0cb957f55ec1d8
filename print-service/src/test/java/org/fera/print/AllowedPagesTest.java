package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An app that is for the portal's own pages. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class AllowedPagesTest {

  @Test
  @Tag("PS-1.16")
  void anAppIsForThePagesThatItAllows() {
    String own = "http://" + PrintServers.VISIBLE + "/theme/x?lang=de";
    for (String path : List.of("capabilities.json", "exampleRequest.json")) {
      String url = "/print/keyed/" + path;
      given()
          .header("Referer", own)
          .get(url)
          .then()
          .statusCode(200)
          .header("Vary", containsString("Referer"));
      given()
          .header("Referer", "https://other.example.org/")
          .get(url)
          .then()
          .statusCode(403)
          .body(startsWith("Error while processing request:\n"));
      given().get(url).then().statusCode(403);
    }
    given()
        .header("Referer", "no URL")
        .body("{}")
        .post("/print/keyed/report.pdf")
        .then()
        .statusCode(403);
    given()
        .header("Referer", own)
        .body("{}")
        .post("/print/keyed/report.pdf")
        .then()
        .statusCode(400);
  }
}
