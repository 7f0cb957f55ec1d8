package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.OgcSchema;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles that differ by time, state and theme. The tile is 8/133/90 of Web Mercator. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class DimensionsTest {

  private static final String KVP =
      "SERVICE=WMTS&VERSION=1.0.0&LAYER=of_times&STYLE=default&FORMAT=image/png"
          + "&TILEMATRIXSET=WebMercatorQuad&TILEMATRIX=8&TILEROW=90&TILECOL=133";
  private static final String MAP =
      "SERVICE=WMS&REQUEST=GetMap&LAYERS=of_times&STYLES=&FORMAT=image/png&WIDTH=256&HEIGHT=256"
          + "&BBOX=782715.1696402039,5792092.25533751,939258.203568245,5948635.289265554";

  MapServerProxy mapServer;

  @BeforeEach
  void start() {
    mapServer.forget();
  }

  @AfterEach
  void heal() {
    mapServer.heal();
  }

  @Test
  @Tag("TS-3.9")
  void theSameValuesAreTheSameTileThroughEveryAddress() {
    String etag = "";
    for (String path :
        List.of(
            "wmts?REQUEST=GetTile&TIME=2021-05&STATE=a.b&Theme=BLUE&" + KVP,
            "wmts/1.0.0/of_times/default/2021-05/a.b/blue/WebMercatorQuad/8/90/133.png",
            "1.0.0/of_times/default/2021-05/a.b/Blue/WebMercatorQuad/8/90/133.png",
            "xyz/of_times[time=2021-05][state=a.b][theme=blue]@WebMercatorQuad/8/133/90.png",
            "tms/1.0.0/of_times[theme=blue][state=a.b][time=2021-05]/8/133/165.png",
            "qk/of_times[time=2021-05][state=a.b][theme=blue]/12022121.png",
            "ve?layer=of_times[time=2021-05][state=a.b][theme=blue]&tile=12022121",
            "wms?VERSION=1.1.1&SRS=EPSG:3857&TIME=2021-05&DIM_STATE=a.b&DIM_THEME=blue&" + MAP,
            "wms?VERSION=1.3.0&CRS=EPSG:3857&time=2021-05&state=a.b&theme=blue&" + MAP,
            "ogc/collections/of_times/map/tiles/WebMercatorQuad/8/90/133"
                + "?datetime=2021-05&state=a.b&theme=blue")) {
      Response response = get("/tiles/" + path);
      assertThat(response.statusCode()).as(path + response.asString()).isEqualTo(200);
      etag = etag.isEmpty() ? response.header("ETag") : etag;
      assertThat(response.header("ETag")).as(path).isEqualTo(etag);
    }
    assertThat(mapServer.requests())
        .singleElement()
        .satisfies(
            uri ->
                assertThat(uri.getQuery())
                    .contains("TIME=2021-05&")
                    .contains("state=a.b")
                    .contains("DIM_STATE=a.b")
                    .contains("DIM_THEME=blue"));
  }

  @Test
  @Tag("TS-3.9")
  @Tag("TS-8.1")
  void otherValuesAreOtherTiles() {
    List<String> values = List.of("a/b", "a.b", "a_b", "ab");
    for (String state : values) {
      Response response = tile("TIME=2022&STATE=" + state);
      assertThat(response.header("X-Cache")).as(state).isEqualTo("MISS");
      assertThat(response.header("Server-Timing"))
          .matches(
              "l2;dur=[0-9.]+, l3;dur=[0-9.]+, lock;dur=[0-9.]+, src;dur=[0-9.]+, enc;dur=[0-9.]+");
    }
    assertThat(tile("TIME=2023&STATE=ab").header("X-Cache")).isEqualTo("MISS");
    assertThat(tile("TIME=2022&STATE=ab").header("X-Cache")).isEqualTo("HIT-L1");
    assertThat(mapServer.requests()).hasSize(values.size() + 1);
  }

  @Test
  @Tag("TS-3.9")
  void whoNamesNoValueGetsTheUsualOne() {
    tile("X=1");
    assertThat(tile("TIME=default&STATE=current").header("X-Cache")).isEqualTo("HIT-L1");
    assertThat(tile("TIME=2024&STATE=draft&THEME=red").header("X-Cache")).isEqualTo("HIT-L1");
    String rest = "/tiles/1.0.0/of_times/default/WebMercatorQuad/8/90/133.png";
    assertThat(get(rest).header("X-Cache")).isEqualTo("HIT-L1");
    assertThat(mapServer.requests()).hasSize(1);
  }

  @Test
  @Tag("TS-3.9")
  void whatIsAtAPlaceIsAskedForTheSameValues() {
    String pixel = "&INFOFORMAT=text/plain&I=3&J=4";
    String asked = "TIME=2023&STATE=q&THEME=red";
    get("/tiles/wmts?REQUEST=GetFeatureInfo&" + asked + "&" + KVP + pixel).then().statusCode(200);
    get("/tiles/wmts/1.0.0/of_times/default/2023/q/red/WebMercatorQuad/8/90/133/4/3.0")
        .then()
        .statusCode(200);
    assertThat(mapServer.requests())
        .hasSize(2)
        .allSatisfy(
            uri -> assertThat(uri.getQuery()).contains("TIME=2023").contains("DIM_STATE=q"));
  }

  @ParameterizedTest
  @Tag("TS-3.10")
  @CsvSource({
    "TIME=2019, time",
    "TIME=2021-13, time",
    "TIME=2021-06-01T00:00:00Zx, time",
    "STATE=A, state",
    "STATE=elevenchars, state",
    "STATE=x%0Ay, state",
    "STATE=x&MAP=other&STATE=y%26MAP%3Dz, ''",
    "THEME=green, theme"
  })
  void aWrongValueIsNamedAndNobodyIsAsked(String wrong, String locator) throws Exception {
    if (locator.isEmpty()) {
      tile(wrong);
      assertThat(mapServer.requests().get(0).getQuery()).doesNotContain("other");
      return;
    }
    Response tile = get("/tiles/wmts?REQUEST=GetTile&" + wrong + "&" + KVP);
    assertThat(tile.statusCode()).isEqualTo(400);
    OgcSchema.of("ows/1.1.0/owsExceptionReport.xsd").validate(tile.asString());
    assertThat(tile.xmlPath().getString("**.find{it.name()=='Exception'}.@exceptionCode"))
        .isEqualTo("InvalidParameterValue");
    assertThat(tile.xmlPath().getString("**.find{it.name()=='Exception'}.@locator"))
        .isEqualTo(locator);
    get("/tiles/wms?VERSION=1.3.0&CRS=EPSG:3857&" + wrong + "&" + MAP)
        .then()
        .statusCode(400)
        .body(containsString("InvalidDimensionValue"))
        .body(containsString(locator));
    get("/tiles/ogc/collections/of_times/map/tiles/WebMercatorQuad/8/90/133?" + wrong)
        .then()
        .statusCode(400)
        .body("parameter", equalTo(locator));
    assertThat(mapServer.requests()).isEmpty();
  }

  @ParameterizedTest
  @Tag("TS-3.10")
  @ValueSource(
      strings = {
        "wmts/1.0.0/of_times/default/2019/a/blue/WebMercatorQuad/8/90/133.png",
        "wmts/1.0.0/of_times/default/2021/a/WebMercatorQuad/8/90/133.png",
        "xyz/of_times[time=2019]/8/133/90.png",
        "xyz/of_times[none=1]/8/133/90.png",
        "xyz/of_times[time]/8/133/90.png",
        "xyz/ch_base_3857[time=2021]/8/133/90.png"
      })
  void aPathWithAWrongValueIsNotFound(String path) {
    get("/tiles/" + path).then().statusCode(404);
  }

  @Test
  @Tag("TS-3.11")
  void documentsNameTheDimensions() {
    String layer = "**.find { it.name() == 'Layer' && it.Identifier == 'of_times' }";
    get("/tiles/wmts/1.0.0/WMTSCapabilities.xml")
        .then()
        .body(layer + ".Dimension[0].Identifier", equalTo("time"))
        .body(layer + ".Dimension[0].Default", equalTo("2024"))
        .body(layer + ".Dimension[2].Value.list()*.text()", contains("Red", "blue"))
        .body(
            layer + ".ResourceURL[0].@template",
            endsWith(
                "of_times/default/{time}/{state}/{theme}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"));
    String wms = "**.find { it.name() == 'Layer' && it.Name == 'of_times' }";
    get("/tiles/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0")
        .then()
        .body(wms + ".Dimension.find { it.@name == 'time' }", equalTo("2015,2020-01-01/2024-12-31"))
        .body(wms + ".Dimension.find { it.@name == 'time' }.@units", equalTo("ISO8601"));
    get("/tiles/ogc/collections/of_times")
        .then()
        .body("extent.temporal.interval[1][0]", equalTo("2020-01-01T00:00:00Z"))
        .body("extent.theme.grid.coordinates", contains("Red", "blue"));
    get("/tiles/xyz/of_times[time=2021].json")
        .then()
        .body("tiles[0]", containsString("/of_times%5Btime=2021%5D%5Bstate=draft%5D"));
  }

  @ParameterizedTest
  @Tag("TS-3.20")
  @ValueSource(
      strings = {
        "/tiles/xyz/of_a_database/8/133/90.png",
        "/tiles/wmts/1.0.0/of_a_database/default/2024/WebMercatorQuad/8/90/133.png"
      })
  void whileNobodyKnowsItsValuesADimensionIsA503(String path) {
    given()
        .get(path)
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .header("Cache-Control", "no-store");
    assertThat(mapServer.requests()).isEmpty();
  }

  private static Response tile(String values) {
    Response response = get("/tiles/wmts?REQUEST=GetTile&" + values + "&" + KVP);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  private static Response get(String path) {
    return given().urlEncodingEnabled(false).get(path.replace("[", "%5B").replace("]", "%5D"));
  }
}
