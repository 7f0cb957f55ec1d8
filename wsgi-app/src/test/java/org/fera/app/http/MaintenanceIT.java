package org.fera.app.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.fera.app.testing.SamplePortal;
import org.fera.router.DbRouter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While an operator has switched writing off. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class MaintenanceIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Inject DbRouter router;

  private static Response write() {
    return given()
        .formParam("url", "https://portal.example.org/portal/theme/Nature")
        .post("/short/create");
  }

  @Test
  @Tag("WA-1.9")
  void tellsWhyWritingIsSwitchedOff() throws SQLException {
    router.readOnly("main", true, "New disks until 6 pm.");
    try {
      await().atMost(LIMIT).until(() -> write().statusCode() == 503);
      write()
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "60")
          .body("detail", equalTo("Writing is switched off: New disks until 6 pm."));
      given().get("/search?query=bern").then().statusCode(200);
    } finally {
      router.readOnly("main", false, "done");
      await().atMost(LIMIT).until(() -> write().statusCode() == 200);
    }
  }
}
