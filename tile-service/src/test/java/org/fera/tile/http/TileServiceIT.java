package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged service: what the build leaves out is missed here. */
@QuarkusIntegrationTest
@QuarkusTestResource(TileServers.class)
class TileServiceIT {

  @Test
  @Tag("TS-1.1.1")
  void thePackagedServiceDrawsATile() {
    given()
        .get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/4/3/4.png")
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("X-Fera-Instance", equalTo("tile-service-1"));
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("tile_requests_total{result=\"MISS\"}"));
  }
}
