package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiles of a tileset that has nothing to show in most places. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class EmptyTilesTest {

  private static final String ATLANTIC = "/tiles/xyz/only_lakes/8/80/100.png";

  MapServerProxy mapServer;

  @Test
  @Tag("TS-3.13")
  void whereNothingIsThereIsNoContentAndNobodyIsAskedAgain() {
    Response first = given().get(ATLANTIC);
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(first.header("X-Cache")).isEqualTo("EMPTY");
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(first.asByteArray()).isEmpty();
    mapServer.forget();
    given().get(ATLANTIC).then().statusCode(204);
    given().head(ATLANTIC).then().statusCode(204);
    given()
        .get("/tiles/ogc/collections/only_lakes/map/tiles/WebMercatorQuad/8/100/80")
        .then()
        .statusCode(204);
    given().header("If-None-Match", first.header("ETag")).get(ATLANTIC).then().statusCode(304);
    assertThat(mapServer.requests()).isEmpty();
    given()
        .get("/tiles/xyz/only_lakes/8/133/90.png")
        .then()
        .statusCode(200)
        .contentType("image/png");
  }

  @Test
  @Tag("TS-3.13")
  void aMapByWmsIsAPictureThereToo() {
    String box = "-7514065.628545966,4226661.916056905,-7357522.594617879,4383204.949984992";
    given()
        .get(
            "/tiles/wms?REQUEST=GetMap&VERSION=1.3.0&CRS=EPSG:3857&LAYERS=only_lakes&STYLES="
                + "&TRANSPARENT=TRUE&FORMAT=image/webp&WIDTH=256&HEIGHT=256&BBOX="
                + box)
        .then()
        .statusCode(200)
        .contentType(equalTo("image/webp"));
  }
}
