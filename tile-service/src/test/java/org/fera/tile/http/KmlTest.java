package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import java.net.URI;
import java.util.List;
import org.fera.tile.testing.IdentityServer;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class KmlTest {

  @Test
  @Tag("TS-1.7.1")
  void linksLeadFromTheRootToTilesWhereTheyAre() {
    XmlPath root = kml("/mapcache/kml/everywhere@WebMercatorQuad.kml");
    String link = root.getString("kml.Document.NetworkLink[0].Link.href");
    assertThat(link).endsWith("/mapcache/kml/everywhere@WebMercatorQuad/0/0/0.kml");

    XmlPath tile = kml(URI.create(link).getPath());
    List<String> below = tile.getList("kml.Document.NetworkLink.Link.href");
    assertThat(below).hasSize(4);
    // The Alps are in the north east: of the two levels below, column 1 and row 1 from the south.
    XmlPath next =
        kml(
            below.stream()
                .filter(address -> address.endsWith("/1/1/1.kml"))
                .map(address -> URI.create(address).getPath())
                .findFirst()
                .orElseThrow());
    String overlay = "kml.Document.GroundOverlay.";
    assertThat(next.getDouble(overlay + "LatLonBox.north")).isCloseTo(85.0511, within(1e-4));
    assertThat(next.getDouble(overlay + "LatLonBox.south")).isCloseTo(0, within(1e-9));
    assertThat(next.getDouble(overlay + "LatLonBox.east")).isCloseTo(180, within(1e-9));
    String picture = URI.create(next.getString(overlay + "Icon.href")).getPath();
    assertThat(picture).endsWith("/xyz/everywhere@WebMercatorQuad/1/1/0.png");
    given().get(picture).then().statusCode(200).contentType("image/png");
  }

  @Test
  @Tag("TS-1.7.1")
  void theLastLevelHasNoLinksAndIsShownHoweverLarge() {
    XmlPath tile = kml("/tiles/kml/ch_base_3857/17/68000/85000.kml");
    assertThat(tile.getList("kml.Document.NetworkLink")).isEmpty();
    assertThat(tile.getString("kml.Document.GroundOverlay.Region.Lod.maxLodPixels"))
        .isEqualTo("-1");
  }

  @ParameterizedTest
  @Tag("TS-1.7.1")
  @ValueSource(
      strings = {
        "ch_base@swissgrid_2056.kml",
        "none.kml",
        "everywhere@WebMercatorQuad",
        "everywhere@WebMercatorQuad/0/0/1.kml",
        "everywhere@WebMercatorQuad/0/0.kml"
      })
  void whatIsNotThereIsNotFound(String path) {
    given().get("/tiles/kml/" + path).then().statusCode(404);
  }

  @Test
  @Tag("TS-3.6")
  void thatOfAPrivateTilesetIsForItsRoles() {
    given().get("/tiles/kml/for_editors.kml").then().statusCode(401);
    given()
        .header("Cookie", IdentityServer.EDITOR)
        .get("/tiles/kml/for_editors.kml")
        .then()
        .statusCode(200)
        .body(containsString("/kml/for_editors@WebMercatorQuad/0/0/0.kml"));
  }

  private static XmlPath kml(String path) {
    return given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType("application/vnd.google-earth.kml+xml")
        .extract()
        .xmlPath();
  }
}
