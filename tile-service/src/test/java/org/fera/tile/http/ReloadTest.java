package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The running service while its file changes. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class ReloadTest {

  private static final Duration DEADLINE = Duration.ofSeconds(180);
  private static final String CAPABILITIES = "/tiles/1.0.0/WMTSCapabilities.xml";
  private static final String TILE = "/swissgrid_2056/3/0/0.png";

  @ConfigProperty(name = "fera.tiles.config")
  Path file;

  @Test
  @Tag("TS-9.4")
  void aTilesetComesAndGoesAndAFaultChangesNothing() throws IOException {
    String before = Files.readString(file);
    String more =
        before
            + """

              late_one:
                source: mapserver
                layers: [lake]
                grids:
                  swissgrid_2056: {}
            """;
    try {
      Files.writeString(file, more);
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> given().get(CAPABILITIES).then().body(containsString("late_one")));
      given().get("/tiles/1.0.0/late_one/default" + TILE).then().statusCode(200);

      Files.writeString(file, more + "    unknown: key\n");
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  given()
                      .get("/q/metrics")
                      .then()
                      .body(containsString("tile_configuration_faulty 1.0")));
      given().get(CAPABILITIES).then().body(containsString("late_one"));
    } finally {
      Files.writeString(file, before);
    }
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> given().get(CAPABILITIES).then().body(not(containsString("late_one"))));
    given().get("/tiles/1.0.0/late_one/default" + TILE).then().statusCode(404);
  }
}
