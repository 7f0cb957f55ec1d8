package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.OgcSchema;
import org.fera.tile.testing.Pixels;
import org.fera.tile.testing.Servers;
import org.fera.tile.testing.TileServers;
import org.fera.tile.testing.WmsDtd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class WmsTest {

  // Level 5 has 100 m a pixel; its tile 4/7 begins at E 2522400 N 1170800.
  private static final String GET_MAP =
      "&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=ch_base&STYLES=&CRS=EPSG:2056"
          + "&FORMAT=image/png";
  private static final String TILE_EXTENT =
      "&BBOX=2522400,1145200,2548000,1170800&WIDTH=256&HEIGHT=256";

  MapServerProxy mapServer;

  @AfterEach
  void heal() {
    mapServer.heal();
  }

  @ParameterizedTest
  @Tag("TS-1.5.1")
  @ValueSource(
      strings = {
        "/tiles/wms?",
        "/tiles/?",
        "/mapcache/?",
        "/mapcache?",
      })
  void aMapThatIsATileIsThatTile(String address) {
    byte[] tile = get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/7/4.png").asByteArray();

    assertThat(get(address + GET_MAP + TILE_EXTENT).asByteArray()).isEqualTo(tile);
    String older = GET_MAP.replace("1.3.0", "1.1.1").replace("CRS=", "SRS=");
    assertThat(get(address + older + TILE_EXTENT).asByteArray()).isEqualTo(tile);
    assertThat(get(address + older.replace("SERVICE=WMS&", "") + TILE_EXTENT).asByteArray())
        .isEqualTo(tile);
  }

  @ParameterizedTest
  @Tag("TS-1.5.2")
  @CsvSource({
    "'2530000,1150000,2590000,1190000', 600, 400, one pixel for one",
    "'2530050,1150050,2590050,1190050', 600, 400, half a pixel off",
    "'2530000,1150000,2590000,1190000', 450, 300, smaller",
    "'2530000,1150000,2590000,1190000', 750, 500, larger"
  })
  void aMapIsAssembledOfTheTilesOfTheClosestLevel(String bounds, int width, int height, String how)
      throws IOException {
    String size = "&BBOX=" + bounds + "&WIDTH=" + width + "&HEIGHT=" + height;
    BufferedImage map = Pixels.decode(get("/tiles/wms?" + GET_MAP + size).asByteArray());
    BufferedImage direct =
        Pixels.decode(
            get(Servers.mapServer()
                    + GET_MAP.replace("ch_base", "country,hillshade,river,lake,canton,place")
                    + size)
                .asByteArray());

    assertThat(map.getWidth()).isEqualTo(width);
    assertThat(map.getHeight()).isEqualTo(height);
    // Lettering and lines are drawn for another scale: what counts is that land and lakes agree.
    double here = Pixels.different(map, direct, 40);
    assertThat(here).as(how).isLessThan(0.2);
    BufferedImage moved = direct.getSubimage(12, 0, width - 12, height);
    assertThat(Pixels.different(map.getSubimage(0, 0, width - 12, height), moved, 40))
        .as("a map that lies off")
        .isGreaterThan(here * 1.2);
  }

  @Test
  @Tag("TS-1.5.2")
  void whereNoLevelIsCloseTheSourceDraws() {
    mapServer.forget();
    get("/tiles/wms?" + GET_MAP + "&BBOX=2420000,1030000,2900000,1350000&WIDTH=24&HEIGHT=16")
        .then()
        .statusCode(200)
        .contentType("image/png");

    assertThat(mapServer.requests()).hasSize(1);
    assertThat(mapServer.requests().get(0).getQuery()).contains("WIDTH=24");
  }

  @Test
  @Tag("TS-1.5.2")
  void whatLiesOutsideIsBackgroundAndAsksNobody() throws IOException {
    mapServer.forget();
    String outside = "&BBOX=3000000,1145200,3025600,1170800&WIDTH=64&HEIGHT=64";

    BufferedImage colour =
        Pixels.decode(get("/tiles/wms?" + GET_MAP + outside + "&BGCOLOR=0x336699").asByteArray());
    BufferedImage nothing =
        Pixels.decode(get("/tiles/wms?" + GET_MAP + outside + "&TRANSPARENT=TRUE").asByteArray());

    assertThat(colour.getRGB(5, 5)).isEqualTo(0xff336699);
    assertThat(nothing.getRGB(5, 5) >>> 24).isZero();
    assertThat(mapServer.requests()).isEmpty();
  }

  @Test
  @Tag("TS-1.5.2")
  void jpegAndSeveralLayers() throws IOException {
    Response map =
        get(
            "/tiles/wms?"
                + GET_MAP.replace("ch_base", "ch_relief,ch_base").replace("png", "jpeg")
                + TILE_EXTENT);

    assertThat(map.contentType()).isEqualTo("image/jpeg");
    byte[] tile = get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/7/4.png").asByteArray();
    assertThat(Pixels.different(Pixels.decode(map.asByteArray()), Pixels.decode(tile), 60))
        .isLessThan(0.05);
  }

  @ParameterizedTest
  @Tag("TS-1.5.3")
  @CsvSource({
    "LAYERS=country, LayerNotDefined, LAYERS",
    "LAYERS=, MissingParameterValue, LAYERS",
    "STYLES=bright, StyleNotDefined, STYLES",
    "CRS=EPSG:4326, InvalidCRS, CRS",
    "CRS=, MissingParameterValue, CRS",
    "FORMAT=image/tiff, InvalidFormat, FORMAT",
    "WIDTH=0, InvalidParameterValue, WIDTH",
    "WIDTH=2049, InvalidParameterValue, WIDTH",
    "HEIGHT=1e3, InvalidParameterValue, HEIGHT",
    "HEIGHT=99999999999999, InvalidParameterValue, HEIGHT",
    "'BBOX=1,2,3', InvalidParameterValue, BBOX",
    "'BBOX=2,2,1,1', InvalidParameterValue, BBOX",
    "'BBOX=NaN,0,1,1', InvalidParameterValue, BBOX",
    "'BBOX=0,0,1,1,5', InvalidParameterValue, BBOX",
    "'BBOX=0,0,1d,1', InvalidParameterValue, BBOX",
    "'BBOX=0,0,1e999,1', InvalidParameterValue, BBOX",
    "TRANSPARENT=maybe, InvalidParameterValue, TRANSPARENT",
    "BGCOLOR=red, InvalidParameterValue, BGCOLOR",
    "SLD=http://elsewhere/a.sld, InvalidParameterValue, SLD",
    "SLD_BODY=%3Cx/%3E, InvalidParameterValue, SLD_BODY",
    "map=/etc/passwd, InvalidParameterValue, MAP",
    "REQUEST=GetFeature, InvalidParameterValue, REQUEST"
  })
  void aWrongParameterIsNamedAndNobodyIsAsked(String wrong, String code, String locator)
      throws Exception {
    mapServer.forget();
    Response response = get("/tiles/wms?" + wrong + GET_MAP + TILE_EXTENT);

    assertThat(response.statusCode()).isEqualTo(400);
    OgcSchema.of("wms/1.3.0/exceptions_1_3_0.xsd").validate(response.asString());
    assertThat(response.xmlPath().getString("ServiceExceptionReport.ServiceException.@code"))
        .isEqualTo(code);
    assertThat(response.xmlPath().getString("ServiceExceptionReport.ServiceException.@locator"))
        .isEqualTo(locator);
    assertThat(mapServer.requests()).isEmpty();
  }

  @Test
  @Tag("TS-1.5.3")
  void version111HasItsOwnReport() throws Exception {
    Response response =
        get(
            "/tiles/wms?SRS=EPSG:4326"
                + GET_MAP.replace("1.3.0", "1.1.1").replace("CRS=", "SRS=")
                + TILE_EXTENT);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.contentType()).startsWith("application/vnd.ogc.se_xml");
    assertThat(response.xmlPath().getString("ServiceExceptionReport.ServiceException.@code"))
        .isEqualTo("InvalidSRS");
    assertThat(response.asString()).contains("SRS:");
  }

  @Test
  @Tag("TS-1.5.4")
  void capabilitiesOf130AreValidAndNameTheLayers() throws Exception {
    String document =
        get("/tiles/wms?SERVICE=WMS&REQUEST=GetCapabilities")
            .then()
            .statusCode(200)
            .contentType("text/xml")
            .body("WMS_Capabilities.@version", equalTo("1.3.0"))
            .body(
                "WMS_Capabilities.Capability.Layer.Layer.Name.list()*.text()",
                hasItems("ch_base", "ch_relief", "ch_base_3857", "of_times"))
            .extract()
            .asString();

    OgcSchema.of("wms/1.3.0/capabilities_1_3_0.xsd").validate(document);
    assertThat(document).contains("<CRS>EPSG:2056</CRS>");
  }

  @Test
  @Tag("TS-1.5.6")
  void capabilitiesOf130NameLegendsThatCanBeFetched() {
    String legend =
        "WMS_Capabilities.Capability.Layer.Layer.find{it.Name=='ch_base'}.Style.LegendURL.";
    XmlPath document = get("/tiles/wms?SERVICE=WMS&REQUEST=GetCapabilities").xmlPath();

    get(document.getString(legend + "OnlineResource.'@xlink:href'"))
        .then()
        .statusCode(200)
        .contentType(document.getString(legend + "Format"));
  }

  @Test
  @Tag("TS-1.5.7")
  void aMapSaysHowFarItsTilesCameFrom() {
    String size = "&BBOX=2600010,1200010,2601010,1201010&WIDTH=500&HEIGHT=500";
    String outside = "&BBOX=3000000,1145200,3025600,1170800&WIDTH=64&HEIGHT=64";
    String coarse = "&BBOX=2420000,1030000,2900000,1350000&WIDTH=24&HEIGHT=16";

    get("/tiles/wms?" + GET_MAP + size).then().statusCode(200).header("X-Cache", "MISS");
    get("/tiles/wms?" + GET_MAP + size).then().statusCode(200).header("X-Cache", "HIT-L1");
    get("/tiles/wms?" + GET_MAP + coarse).then().statusCode(200).header("X-Cache", "PROXY");
    get("/tiles/wms?" + GET_MAP + outside).then().statusCode(200).header("X-Cache", "EMPTY");
  }

  @Test
  @Tag("TS-1.5.4")
  void capabilitiesOf111AreValid() throws Exception {
    Response response = get("/mapcache/?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetCapabilities");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/vnd.ogc.wms_xml");
    WmsDtd.validate(response.asString());
    assertThat(response.asString()).contains("<SRS>EPSG:3857</SRS>").contains("/mapcache/wms?");
  }

  @Test
  @Tag("TS-1.5.5")
  void aPlaceIsAskedAboutInBothVersions() {
    // The middle of Lake Geneva.
    String info =
        GET_MAP.replace("GetMap", "GetFeatureInfo")
            + TILE_EXTENT
            + "&QUERY_LAYERS=ch_base&INFO_FORMAT=text/plain";
    Response newer = get("/tiles/wms?" + info + "&I=156&J=248");
    Response older =
        get(
            "/tiles/wms?"
                + info.replace("1.3.0", "1.1.1").replace("CRS=", "SRS=")
                + "&X=156&Y=248");

    assertThat(newer.asString()).contains("Layer 'lake'");
    assertThat(older.asByteArray()).isEqualTo(newer.asByteArray());
  }

  @ParameterizedTest
  @Tag("TS-1.5.5")
  @CsvSource({
    "I=256, InvalidPoint, I",
    "J=-1, InvalidPoint, J",
    "QUERY_LAYERS=ch_relief, LayerNotDefined, QUERY_LAYERS",
    "INFO_FORMAT=text/none, InvalidFormat, INFO_FORMAT",
    "LAYERS=ch_relief&QUERY_LAYERS=ch_relief, LayerNotQueryable, QUERY_LAYERS"
  })
  void aWrongQuestionIsNamed(String wrong, String code, String locator) {
    get("/tiles/wms?"
            + wrong
            + GET_MAP.replace("GetMap", "GetFeatureInfo")
            + TILE_EXTENT
            + "&QUERY_LAYERS=ch_base&INFO_FORMAT=text/plain&I=1&J=1")
        .then()
        .statusCode(400)
        .body("ServiceExceptionReport.ServiceException.@code", equalTo(code))
        .body("ServiceExceptionReport.ServiceException.@locator", equalTo(locator));
  }

  @Test
  @Tag("TS-1.5.3")
  void aDeadSourceIsReportedInTheFormOfWms() {
    mapServer.spoil(answer -> new MapServerProxy.Answer(500, "text/plain", new byte[3]));
    get("/tiles/wms?" + GET_MAP + "&BBOX=2420000,1030000,2900000,1350000&WIDTH=25&HEIGHT=16")
        .then()
        .statusCode(502)
        .contentType("text/xml")
        .header("Retry-After", "5")
        .body("ServiceExceptionReport.@version", equalTo("1.3.0"));
  }

  private static Response get(String path) {
    // REST Assured takes no empty parameter.
    return given().urlEncodingEnabled(false).get(path.replace("?&", "?"));
  }
}
