package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.fera.tile.testing.IdentityServer;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tilesets that only some roles may see. The tile is 8/133/90 of Web Mercator, in the Alps. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class PrivateTilesetsTest {

  private static final String KVP =
      "SERVICE=WMTS&VERSION=1.0.0&LAYER=for_editors&STYLE=default&FORMAT=image/png"
          + "&TILEMATRIXSET=WebMercatorQuad&TILEMATRIX=8&TILEROW=90&TILECOL=133&REQUEST=";
  private static final String MAP =
      "SERVICE=WMS&LAYERS=for_editors&STYLES=&FORMAT=image/png&WIDTH=256&HEIGHT=256";
  private static final String TILE_BOX =
      "&BBOX=782715.1696402039,5792092.25533751,939258.203568245,5948635.289265554";
  private static final String OTHER_BOX = "&BBOX=782000,5792000,938000,5948000";
  private static final String WMS_1_3 = "VERSION=1.3.0&CRS=EPSG:3857&";
  private static final String INFO = "&QUERY_LAYERS=for_editors&INFO_FORMAT=text/plain";

  MapServerProxy mapServer;
  IdentityServer identity;

  @ParameterizedTest
  @Tag("TS-3.6")
  @ValueSource(
      strings = {
        "wmts/1.0.0/for_editors/default/WebMercatorQuad/8/90/133.png",
        "1.0.0/for_editors/default/WebMercatorQuad/8/90/133.png",
        "wmts?" + KVP + "GetTile",
        "?" + KVP + "GetTile",
        "xyz/for_editors/8/133/90.png",
        "gmaps/for_editors@WebMercatorQuad/8/133/90.png",
        "tms/1.0.0/for_editors/8/133/165.png",
        "qk/for_editors/12022121.png",
        "ve?layer=for_editors&tile=12022121",
        "ogc/collections/for_editors/map/tiles/WebMercatorQuad/8/90/133",
        "wms?REQUEST=GetMap&VERSION=1.1.1&SRS=EPSG:3857&" + MAP + TILE_BOX,
        "?REQUEST=GetMap&" + WMS_1_3 + MAP + TILE_BOX,
        "wms?REQUEST=GetMap&" + WMS_1_3 + MAP + OTHER_BOX,
        "wms?REQUEST=GetMap&LAYERS=ch_base_3857,for_editors&" + WMS_1_3 + MAP + OTHER_BOX,
        "wmts?" + KVP + "GetFeatureInfo&INFOFORMAT=text/plain&I=3&J=4",
        "wmts/1.0.0/for_editors/default/WebMercatorQuad/8/90/133/4/3.0",
        "1.0.0/for_editors/default/WebMercatorQuad/8/90/133/3/4",
        "wms?REQUEST=GetFeatureInfo&I=3&J=4&" + WMS_1_3 + MAP + OTHER_BOX + INFO,
        "xyz/for_editors.json",
        "tms/1.0.0/for_editors",
        "ogc/collections/for_editors",
        "ogc/collections/for_editors/map/tiles",
        "ogc/collections/for_editors/map/tiles/WebMercatorQuad"
      })
  void whatOneHasFetchedIsNotGivenToAnotherWithoutTheRole(String path) {
    for (String mount : new String[] {"/tiles/", "/mapcache/"}) {
      Response editors = as(IdentityServer.EDITOR).get(mount + path);
      assertThat(editors.statusCode()).as(editors.asString()).isEqualTo(200);
      assertThat(editors.header("Cache-Control")).isEqualTo("private, no-store");
      assertThat(editors.header("Vary")).isEqualTo("Cookie, Authorization");
      assertThat(editors.header("Access-Control-Allow-Origin")).isNull();

      String etag = editors.header("ETag") == null ? "*" : editors.header("ETag");
      as(IdentityServer.VIEWER)
          .header("If-None-Match", etag)
          .get(mount + path)
          .then()
          .statusCode(403)
          .header("Cache-Control", "no-store");
      as("auth_tkt=forged")
          .get(mount + path)
          .then()
          .statusCode(401)
          .header("Cache-Control", "no-store")
          .header("WWW-Authenticate", containsString("Basic"));
      as(IdentityServer.VIEWER).head(mount + path).then().statusCode(403);
    }
  }

  @ParameterizedTest
  @Tag("TS-3.6")
  @ValueSource(
      strings = {
        "wmts/1.0.0/WMTSCapabilities.xml",
        "1.0.0/WMTSCapabilities.xml",
        "?SERVICE=WMTS&REQUEST=GetCapabilities",
        "wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.1.1",
        "wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0",
        "tms/1.0.0/",
        "ogc/collections"
      })
  void capabilitiesListWhatTheCallerMaySee(String path) {
    as(IdentityServer.EDITOR)
        .get("/tiles/" + path)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body(containsString("for_editors"));
    as(IdentityServer.VIEWER)
        .get("/tiles/" + path)
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body(containsString("ch_base"))
        .body(not(containsString("for_editors")));
  }

  @Test
  @Tag("TS-3.17")
  void anEnvironmentHasRolesAndAnAddressOfItsOwn() {
    String tile = "/tiles/xyz/for_editors/8/133/90.png";
    in("integration").get(tile).then().statusCode(200);
    in("production").get(tile).then().statusCode(403);
    in("https://evil.test").get(tile).then().statusCode(403);

    String capabilities = "/tiles/wmts/1.0.0/WMTSCapabilities.xml";
    in("integration")
        .get(capabilities)
        .then()
        .body(containsString("\"https://portal.test/integration/tiles/wmts/1.0.0/ch_base/"))
        .body(containsString("for_editors"));
    in("https://evil.test").get(capabilities).then().body(not(containsString("evil")));
  }

  private static RequestSpecification in(String environment) {
    return as(IdentityServer.VIEWER).header("X-Fera-Environment", environment);
  }

  @Test
  @Tag("TS-3.8")
  void theSourceIsToldWhoAsksWhereNothingIsKept() {
    mapServer.forget();
    String info = "wms?REQUEST=GetFeatureInfo&I=3&J=4&" + WMS_1_3 + MAP + OTHER_BOX + INFO;
    as(IdentityServer.EDITOR).get("/tiles/" + info).then().statusCode(200);
    // No level of the grid is this coarse.
    String coarse = MAP + "&BBOX=-2e8,-2e8,2e8,2e8";
    as(IdentityServer.EDITOR)
        .get("/tiles/wms?REQUEST=GetMap&role_ids=1&" + WMS_1_3 + coarse)
        .then()
        .statusCode(200);
    assertThat(mapServer.requests())
        .hasSize(2)
        .allSatisfy(
            uri -> assertThat(uri.getQuery()).contains("role_ids=1,2,12").contains("user_id=7"));

    mapServer.forget();
    as(IdentityServer.EDITOR).get("/tiles/xyz/for_editors/3/4/2.png").then().statusCode(200);
    assertThat(mapServer.requests())
        .singleElement()
        .satisfies(uri -> assertThat(uri.getQuery()).doesNotContain("role_ids"));
  }

  @Test
  @Tag("TS-3.7")
  void whenNobodySaysWhoAsksPrivateTilesetsAreRefusedAndOthersCome() throws IOException {
    identity.stop();
    try {
      RequestSpecification somebody = given().header("Cookie", IdentityServer.EDITOR + "; new=1");
      somebody
          .get("/tiles/xyz/for_editors/8/133/90.png")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .header("Cache-Control", "no-store")
          .body("ExceptionReport.Exception.@exceptionCode", equalTo("NoApplicableCode"));
      given()
          .header("Cookie", IdentityServer.EDITOR + "; new=1")
          .get("/tiles/wmts/1.0.0/WMTSCapabilities.xml")
          .then()
          .statusCode(200)
          .body(containsString("ch_base"))
          .body(not(containsString("for_editors")));
      given().get("/tiles/xyz/ch_base_3857/8/133/90.png").then().statusCode(200);
    } finally {
      identity.start();
    }
  }

  private static RequestSpecification as(String cookie) {
    return given().urlEncodingEnabled(false).header("Cookie", cookie);
  }
}
