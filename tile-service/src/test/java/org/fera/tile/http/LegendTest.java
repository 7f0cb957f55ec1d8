package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.fera.tile.testing.IdentityServer;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.Pixels;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legends of tilesets, which are those of the source's layers. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class LegendTest {

  private static final String LEGEND =
      "/tiles/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=";

  MapServerProxy mapServer;

  @Test
  @Tag("TS-1.5.6")
  void theLegendsOfTheLayersStandBelowEachOtherAndAreKept() throws IOException {
    mapServer.forget();
    Response response = get(LEGEND + "ch_base&SCALE=1000000&WIDTH=9&LAYERS=secret");

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("image/png");
    assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=3600");
    BufferedImage legend = Pixels.decode(response.asByteArray());
    assertThat(legend.getHeight()).isGreaterThan(60);
    assertThat(mapServer.requests())
        .hasSize(6)
        .allSatisfy(
            uri ->
                assertThat(uri.getQuery())
                    .contains("REQUEST=GetLegendGraphic")
                    .contains("SCALE=1000000.0")
                    .doesNotContain("secret"));
    assertThat(get(LEGEND + "ch_base&SCALE=1000000").asByteArray())
        .isEqualTo(response.asByteArray());
    assertThat(mapServer.requests()).hasSize(6);
  }

  @Test
  @Tag("TS-3.6")
  void thatOfAPrivateTilesetIsForItsRoles() {
    get(LEGEND + "for_editors").then().statusCode(401);
    mapServer.forget();
    given()
        .header("Cookie", IdentityServer.EDITOR)
        .get(LEGEND + "for_editors")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store");
    assertThat(mapServer.requests())
        .allSatisfy(uri -> assertThat(uri.getQuery()).contains("role_ids=1,2,12"));
  }

  @ParameterizedTest
  @Tag("TS-1.5.6")
  @CsvSource({
    "none, LayerNotDefined",
    "ch_base&STYLE=none, StyleNotDefined",
    "ch_base&SCALE=1d, InvalidParameterValue",
    "ch_base&SLD=http://elsewhere/, InvalidParameterValue"
  })
  void aWrongParameterIsNamedAndNobodyIsAsked(String layer, String code) {
    mapServer.forget();
    Response response = get(LEGEND + layer);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.asString()).contains(code);
    assertThat(mapServer.requests()).isEmpty();
  }

  private static Response get(String path) {
    return given().urlEncodingEnabled(false).get(path);
  }
}
