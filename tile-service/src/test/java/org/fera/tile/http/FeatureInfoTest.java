package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class FeatureInfoTest {

  // The middle of Lake Geneva, E 2538000 N 1146000, in the tile that begins at E 2522400 N 1170800.
  private static final String TILE =
      "&SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetFeatureInfo&LAYER=ch_base&STYLE=default"
          + "&FORMAT=image/png&TILEMATRIXSET=swissgrid_2056&TILEMATRIX=5&TILEROW=7&TILECOL=4";
  private static final String PIXEL = "&I=156&J=248&INFOFORMAT=text/plain";

  MapServerProxy mapServer;

  @AfterEach
  void heal() {
    mapServer.heal();
  }

  @Test
  @Tag("TS-1.1.7")
  void theLakeIsFoundByQueryAndByPath() {
    Response byQuery = get("/tiles/wmts?x=y" + TILE + PIXEL);

    assertThat(byQuery.statusCode()).isEqualTo(200);
    assertThat(byQuery.contentType()).startsWith("text/plain");
    assertThat(byQuery.header("Cache-Control")).isEqualTo("no-store");
    String text = new String(byQuery.asByteArray(), StandardCharsets.UTF_8);
    assertThat(text).contains("Layer 'lake'").contains("Léman");
    String path = "/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/7/4/248/156.";
    assertThat(get(path + "0").asByteArray()).isEqualTo(byQuery.asByteArray());
    assertThat(get(path + "1").asString()).contains("<lake_layer>");
    // TileCloud-chain has the column first, and names the format otherwise.
    String chain = "/tiles/1.0.0/ch_base/default/swissgrid_2056/5/7/4/156/248";
    assertThat(get(chain).asByteArray()).isEqualTo(byQuery.asByteArray());
    assertThat(get(chain + ".xml").asString()).contains("<lake_layer>");
    assertThat(
            get("/mapcache/wmts?" + TILE.substring(1) + PIXEL.replace("INFOFORMAT", "info_format"))
                .asByteArray())
        .isEqualTo(byQuery.asByteArray());
  }

  @Test
  @Tag("TS-1.1.7")
  void onlyTheConfiguredLayersAreAsked() {
    mapServer.forget();
    get(
        "/tiles/wmts?LAYERS=secret&QUERY_LAYERS=secret&SLD=http://elsewhere/&map=other&FILTER=x"
            + TILE
            + PIXEL);

    assertThat(mapServer.requests()).hasSize(1);
    String query = mapServer.requests().get(0).getQuery();
    assertThat(query)
        .contains("&LAYERS=lake,canton,place&")
        .contains("QUERY_LAYERS=lake,canton,place")
        .doesNotContain("secret")
        .doesNotContain("SLD")
        .doesNotContain("FILTER")
        .doesNotContain("map=other");
  }

  @Test
  @Tag("TS-1.1.7")
  void aReportOfTheSourceIsNotHandedOn() {
    mapServer.spoil(
        answer ->
            new MapServerProxy.Answer(
                200, "application/vnd.ogc.se_xml", "password".getBytes(StandardCharsets.UTF_8)));
    Response response = get("/tiles/wmts?x=y" + TILE + PIXEL);

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.asString()).doesNotContain("password");
  }

  @ParameterizedTest
  @Tag("TS-1.3.5")
  @CsvSource({
    "LAYER=ch_relief, 501, OperationNotSupported, GetFeatureInfo",
    "INFOFORMAT=text/none, 400, InvalidParameterValue, InfoFormat",
    "INFOFORMAT=, 400, MissingParameterValue, InfoFormat",
    "I=, 400, MissingParameterValue, I",
    "J=12x, 400, InvalidParameterValue, J",
    "I=256, 400, PointIJOutOfRange, I",
    "J=-1, 400, PointIJOutOfRange, J",
    "TILEROW=99, 400, TileOutOfRange, TileRow"
  })
  void aWrongParameterIsNamed(String wrong, int status, String code, String locator) {
    given()
        .urlEncodingEnabled(false)
        .get("/tiles/wmts?" + wrong + TILE + PIXEL)
        .then()
        .statusCode(status)
        .body("ExceptionReport.Exception.@exceptionCode", equalTo(code))
        .body("ExceptionReport.Exception.@locator", equalTo(locator));
  }

  @ParameterizedTest
  @Tag("TS-1.3.5")
  @CsvSource({"248/156.2", "248/256.0", "248/156", "248/156.x", "-1/1.0"})
  void aPathThatNamesNoPixelIsNotFound(String pixel) {
    assertThat(get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/7/4/" + pixel).statusCode())
        .isEqualTo(404);
  }

  private static Response get(String path) {
    return given().urlEncodingEnabled(false).get(path);
  }
}
