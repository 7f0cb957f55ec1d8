package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TMS, XYZ and quadkeys: the same place is the same bytes through every address. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class OtherAddressesTest {

  @ParameterizedTest
  @Tag("TS-1.1.3")
  @CsvSource({"3, 0, 0", "3, 2, 3", "4, 4, 7", "5, 12, 18", "5, 0, 4"})
  void theSamePlaceIsTheSameBytesOnTheSwissGrid(int z, int row, int column) {
    String grid = "ch_base@swissgrid_2056/" + z + "/" + column + "/";
    String etag =
        etag(
            "/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/"
                + z
                + "/"
                + row
                + "/"
                + column
                + ".png");
    int fromSouth = rows(z) - 1 - row;

    assertThat(etag("/tiles/xyz/" + grid + row + ".png")).isEqualTo(etag);
    assertThat(etag("/tiles/xyz/ch_base/" + z + "/" + column + "/" + row + ".png")).isEqualTo(etag);
    assertThat(etag("/mapcache/gmaps/" + grid + row + ".png")).isEqualTo(etag);
    assertThat(etag("/mapcache/tms/1.0.0/" + grid + fromSouth + ".png")).isEqualTo(etag);
  }

  @ParameterizedTest
  @Tag("TS-1.1.4")
  @CsvSource({"8, 90, 133, 12022121", "9, 180, 267, 120221211"})
  void aQuadKeyIsTheTileOfItsLevel(int z, int row, int column, String key) {
    String etag =
        etag(
            "/tiles/wmts/1.0.0/ch_base_3857/default/WebMercatorQuad/"
                + z
                + "/"
                + row
                + "/"
                + column
                + ".png");

    assertThat(etag("/tiles/qk/ch_base_3857/" + key + ".png")).isEqualTo(etag);
    assertThat(etag("/mapcache/ve?layer=ch_base_3857@WebMercatorQuad&tile=" + key)).isEqualTo(etag);
    assertThat(
            etag(
                "/tiles/tms/1.0.0/ch_base_3857/"
                    + z
                    + "/"
                    + column
                    + "/"
                    + ((1 << z) - 1 - row)
                    + ".png"))
        .isEqualTo(etag);
  }

  @Test
  @Tag("TS-2.2.3")
  void gridsAreFoundByTheNamesThatOtherServersGiveThem() {
    String etag = etag("/tiles/xyz/ch_base_3857@WebMercatorQuad/8/133/90.png");

    assertThat(etag("/mapcache/gmaps/ch_base_3857@g/8/133/90.png")).isEqualTo(etag);
    assertThat(etag("/tiles/1.0.0/ch_base_3857/default/GoogleMapsCompatible/8/90/133.png"))
        .isEqualTo(etag);
    given().get("/tiles/xyz/ch_base_3857@WGS84/8/133/90.png").then().statusCode(404);
  }

  @Test
  @Tag("TS-1.1.5")
  void tmsDescribesTilesetsAndLevels() {
    String map = "/tms/1.0.0/ch_base@swissgrid_2056";
    for (String root :
        new String[] {"/tiles/tms", "/tiles/tms/", "/tiles/tms/1.0.0", "/tiles/tms/1.0.0/"}) {
      given().get(root).then().statusCode(200).body(containsString("/tiles" + map + "\""));
    }
    given()
        .get("/tiles" + map)
        .then()
        .statusCode(200)
        .body("TileMap.SRS", equalTo("EPSG:2056"))
        .body("TileMap.TileFormat.@extension", equalTo("png"))
        .body(
            "TileMap.TileSets.TileSet.find { it.@order == '5' }.@units-per-pixel", equalTo("100.0"))
        .body("TileMap.TileSets.TileSet.find { it.@order == '5' }.@href", startsWith("http"));
  }

  @Test
  @Tag("TS-1.1.6")
  void tileJsonNamesTheTemplateAndTheLevels() {
    given()
        .get("/tiles/xyz/ch_base_3857.json")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("tilejson", equalTo("3.0.0"))
        .body("minzoom", equalTo(2))
        .body("maxzoom", equalTo(17))
        .body("tiles[0]", startsWith("http"))
        .body("tiles[0]", endsWith("/tiles/xyz/ch_base_3857@WebMercatorQuad/{z}/{x}/{y}.png"));
  }

  @ParameterizedTest
  @Tag("TS-1.3.4")
  @ValueSource(
      strings = {
        "/tiles/xyz/none/3/0/0.png",
        "/tiles/xyz/ch_base@WebMercatorQuad/3/0/0.png",
        "/tiles/xyz/ch_base/3/0/3.png",
        "/tiles/xyz/ch_base/3/0/0.jpg",
        "/tiles/xyz/ch_base/3/0/0.png/",
        "/tiles/xyz/ch_base",
        "/tiles/tms/1.0.0/ch_base/3/0/-1.png",
        "/tiles/tms/1.0.0/ch_base/3/0/3.png",
        "/tiles/tms/1.0.0/none",
        "/tiles/tms/2.0.0/",
        "/tiles/qk/ch_base_3857/12022304.png",
        "/tiles/qk/ch_base_3857/.png",
        "/tiles/nothing"
      })
  void aPathThatNamesNothingIsNotFound(String path) {
    given().get(path).then().statusCode(404).contentType("application/xml");
  }

  @ParameterizedTest
  @Tag("TS-1.3.4")
  @CsvSource({
    "layer=none&tile=120, layer",
    "tile=120, layer",
    "layer=ch_base_3857, tile",
    "layer=ch_base_3857&tile=12x, tile"
  })
  void aWrongParameterOfVeIsNamed(String query, String locator) {
    given()
        .urlEncodingEnabled(false)
        .get("/tiles/ve?" + query)
        .then()
        .statusCode(400)
        .body("ExceptionReport.Exception.@locator", equalTo(locator));
  }

  private static int rows(int z) {
    return new int[] {1, 1, 2, 3, 5, 13}[z];
  }

  private static String etag(String path) {
    Response response = given().get(path);
    assertThat(response.statusCode()).as(path + ": " + response.asString()).isEqualTo(200);
    return response.header("ETag");
  }
}
