package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class PurgeTest {

  private static final String PURGES = "/internal/tiles/purges";
  private static final String RELIEF = "/tiles/xyz/ch_relief/4/5/3.png";
  private static final String BASE = "/tiles/xyz/ch_base/4/5/3.png";

  MapServerProxy mapServer;

  @Test
  @Tag("TS-4.5.1")
  void aPurgedTileIsDrawnAgainAndAnOtherIsNot() {
    given().get(RELIEF).then().statusCode(200);
    given().get(BASE).then().statusCode(200);
    mapServer.forget();

    given()
        .post(PURGES + "?tileset=ch_relief&grid=swissgrid_2056")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("tileset", equalTo("ch_relief"))
        .body("grid", equalTo("swissgrid_2056"))
        .body("since", notNullValue());

    given().get(RELIEF).then().statusCode(200).header("X-Cache", "MISS");
    given().get(RELIEF).then().statusCode(200).header("X-Cache", "HIT-L1");
    given().get(BASE).then().statusCode(200).header("X-Cache", "HIT-L1");
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-4.5.3")
  void tilesWithOneValueArePurgedAlone() {
    String red = "/tiles/xyz/of_times[theme=red]/8/133/90.png";
    String blue = "/tiles/xyz/of_times[theme=blue]/8/133/90.png";
    given().get(red).then().statusCode(200);
    given().get(blue).then().statusCode(200);
    mapServer.forget();

    given()
        .post(PURGES + "?tileset=of_times&dimension=THEME=red")
        .then()
        .statusCode(200)
        .body("dimensions.theme", equalTo("Red"))
        .body("$", not(hasKey("grid")));

    given().get(red).then().statusCode(200).header("X-Cache", "MISS");
    given().get(red).then().header("X-Cache", "HIT-L1");
    given().get(blue).then().header("X-Cache", "HIT-L1");
    assertThat(mapServer.requests()).hasSize(1);
  }

  @ParameterizedTest
  @Tag("TS-4.5.1")
  @CsvSource({
    "'', 400, tileset",
    "?tileset=, 400, tileset",
    "?tileset=none, 404, tileset",
    "?tileset=ch_base&grid=none, 404, grid",
    "?tileset=ch_base&dimension=time=2024, 404, dimension",
    "?tileset=of_times&dimension=time, 400, dimension",
    "?tileset=of_times&dimension==2024, 400, dimension",
    "?tileset=of_times&dimension=time=1999, 404, dimension",
    "?tileset=of_times&dimension=time=2024&dimension=TIME=2023, 400, dimension"
  })
  void aPurgeOfNothingIsRefused(String query, int status, String parameter) {
    given()
        .post(PURGES + query)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("parameter", equalTo(parameter));
  }

  @Test
  @Tag("TS-4.5.1")
  void aLinkPurgesNothing() {
    given().get(PURGES + "?tileset=ch_base").then().statusCode(405).header("Allow", "POST");
  }
}
