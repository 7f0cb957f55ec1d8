package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class OgcApiTest {

  private static final String TILESET = "/tiles/ogc/collections/ch_base/map/tiles/swissgrid_2056";

  @Test
  @Tag("TS-1.6.1")
  void fromTheLandingPageEveryLinkLeadsToADocument() {
    List<String> landing = links("/tiles/ogc/");

    assertThat(landing).hasSizeGreaterThan(4);
    for (String link : landing) {
      given().get(link).then().statusCode(200);
    }
    for (String page :
        List.of(
            "/tiles/ogc/collections",
            "/tiles/ogc/collections/ch_base",
            "/tiles/ogc/collections/ch_base/map/tiles",
            "/tiles/ogc/tileMatrixSets")) {
      given().get(page).then().statusCode(200).contentType("application/json");
    }
    given()
        .get("/mapcache/ogc/conformance")
        .then()
        .body("conformsTo", hasItem("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset"));
  }

  @Test
  @Tag("TS-1.6.2")
  void theTemplateOfATilesetLeadsToTheTileOfWmts() {
    Response tileset = given().get(TILESET);
    String template = tileset.path("links.find { it.rel == 'item' }.href");
    byte[] tile =
        given()
            .accept("image/png")
            .get(
                template
                    .replace("{tileMatrix}", "6")
                    .replace("{tileRow}", "10")
                    .replace("{tileCol}", "20"))
            .then()
            .statusCode(200)
            .contentType("image/png")
            .extract()
            .asByteArray();

    assertThat(tile)
        .isEqualTo(
            given()
                .get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/6/10/20.png")
                .asByteArray());
    assertThat(given().get(TILESET + "/6/10/20?f=png").asByteArray()).isEqualTo(tile);
    assertThat(
            tileset.<Integer>path("tileMatrixSetLimits.find { it.tileMatrix == '6' }.maxTileRow"))
        .isEqualTo(24);
  }

  @Test
  @Tag("TS-1.6.3")
  void aTileMatrixSetHasTheFormOfTheStandard() {
    given()
        .get("/tiles/ogc/tileMatrixSets/swissgrid_2056")
        .then()
        .statusCode(200)
        .body("crs", equalTo("http://www.opengis.net/def/crs/EPSG/0/2056"))
        .body("orderedAxes", equalTo(List.of("E", "N")))
        .body("tileMatrices", hasSize(13))
        .body("tileMatrices[0].id", equalTo("0"))
        .body("tileMatrices[0].cornerOfOrigin", equalTo("topLeft"))
        .body("tileMatrices[5].matrixWidth", equalTo(19))
        .body("tileMatrices[5].matrixHeight", equalTo(13));
    given()
        .get("/tiles/ogc/tileMatrixSets/WebMercatorQuad")
        .then()
        .body("uri", equalTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"));
  }

  @ParameterizedTest
  @Tag("TS-1.6.4")
  @ValueSource(
      strings = {
        "/tiles/ogc/none",
        "/tiles/ogc/collections/none",
        "/tiles/ogc/tileMatrixSets/none",
        "/tiles/ogc/tileMatrixSets/unused",
        "/tiles/ogc/collections/ch_base/tiles",
        "/tiles/ogc/collections/ch_base/map/tiles/WebMercatorQuad",
        "/tiles/ogc/collections/ch_base/map/tiles/swissgrid_2056/6/25/20",
        "/tiles/ogc/collections/ch_base/map/tiles/swissgrid_2056/6/10x/20",
        "/tiles/ogc/collections/ch_base/map/tiles/swissgrid_2056/99/10/20"
      })
  void whatIsNotThereIsNotFound(String path) {
    given()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("status", equalTo(404));
  }

  @ParameterizedTest
  @Tag("TS-1.6.4")
  @CsvSource({
    "/6/10/20, image/jpeg, 406, Accept",
    "/6/10/20?f=jpeg, image/png, 400, f",
    "?f=html, application/json, 400, f",
    "'', text/html, 406, Accept"
  })
  void aFormatThatIsNotOfferedIsRefused(String rest, String accept, int status, String parameter) {
    given()
        .accept(accept)
        .get(TILESET + rest)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("parameter", equalTo(parameter));
  }

  @Test
  @Tag("TS-1.6.1")
  void theDescriptionOfTheApiIsThatOfTheService() {
    given()
        .get("/tiles/ogc/api")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/vnd.oai.openapi"))
        .body(startsWith("openapi:"));
  }

  private static List<String> links(String path) {
    return given().get(path).then().statusCode(200).extract().path("links.href");
  }
}
