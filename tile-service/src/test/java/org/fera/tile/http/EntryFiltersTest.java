package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryFiltersTest {

  @Test
  void everyAnswerNamesItsInstance() {
    given()
        .get("/q/health/live")
        .then()
        .statusCode(200)
        .header("X-Fera-Instance", "tile-service-1");
    given().get("/nowhere").then().statusCode(404).header("X-Fera-Instance", "tile-service-1");
  }

  @Test
  void metricsAndReadinessNeedNoOtherServer() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
  }

  @Test
  @Tag("TS-8.6")
  void openApiDescribesEachOperation() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body(
            "paths.collect { it.value.values().operationId }.flatten()",
            hasItems(
                "wmtsByQuery",
                "wmtsTile",
                "xyzTile",
                "tmsTile",
                "quadKeyTile",
                "veTile",
                "purgeTiles"));
  }
}
