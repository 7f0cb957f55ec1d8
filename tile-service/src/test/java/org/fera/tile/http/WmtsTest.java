package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.OgcSchema;
import org.fera.tile.testing.Pixels;
import org.fera.tile.testing.Servers;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
class WmtsTest {

  private static final String REST = "/wmts/1.0.0/ch_base/default/swissgrid_2056/";
  private static final String KVP =
      "?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=ch_base&STYLE=default"
          + "&FORMAT=image/png&TILEMATRIXSET=swissgrid_2056";

  MapServerProxy mapServer;

  @ParameterizedTest
  @Tag("TS-1.2.1")
  @ValueSource(
      strings = {
        "/tiles/wmts/1.0.0/WMTSCapabilities.xml",
        "/tiles/1.0.0/WMTSCapabilities.xml",
        "/mapcache/wmts?SERVICE=WMTS&REQUEST=GetCapabilities",
        "/tiles/?service=wmts&request=getcapabilities&acceptversions=1.0.0"
      })
  void capabilitiesAreValidAgainstTheOgcSchema(String path) throws Exception {
    String document = given().get(path).then().statusCode(200).extract().asString();

    OgcSchema.of("wmts/1.0/wmtsGetCapabilities_response.xsd").validate(document);
    assertThat(document).contains("urn:ogc:def:crs:EPSG::2056");
  }

  @Test
  @Tag("TS-1.2.2")
  void capabilitiesNameTheAddressThatWasUsedAndTheRightLimits() {
    given()
        .header("Host", "maps.example.org")
        .get("/mapcache/wmts/1.0.0/WMTSCapabilities.xml")
        .then()
        .contentType("application/xml")
        .body(
            "Capabilities.Contents.Layer.ResourceURL.@template",
            hasItem(
                "http://maps.example.org/mapcache/wmts/1.0.0/ch_base/default"
                    + "/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"))
        .body(
            "**.find { it.TileMatrixSet == 'WebMercatorQuad' }.TileMatrixSetLimits"
                + ".TileMatrixLimits.find { it.TileMatrix == '10' }.MinTileRow",
            equalTo("354"));
  }

  @Test
  @Tag("TS-1.2.3")
  void aSectionCanBeAskedForAlone() throws Exception {
    String document =
        given()
            .get("/tiles/wmts?SERVICE=WMTS&REQUEST=GetCapabilities&SECTIONS=Contents")
            .then()
            .statusCode(200)
            .body(containsString("<TileMatrixSet>"))
            .extract()
            .asString();
    assertThat(document).doesNotContain("ServiceProvider");
    OgcSchema.of("wmts/1.0/wmtsGetCapabilities_response.xsd").validate(document);
  }

  @Test
  @Tag("TS-1.1.1")
  void kvpAndRestGiveTheSameBytesBelowBothMounts() {
    byte[] tile = picture("/tiles" + REST + "6/10/20.png");

    assertThat(picture("/tiles/wmts" + KVP + "&TILEMATRIX=6&TILEROW=10&TILECOL=20"))
        .isEqualTo(tile);
    assertThat(picture("/tiles/" + KVP.toLowerCase() + "&tilematrix=6&tilerow=10&tilecol=20"))
        .isEqualTo(tile);
    assertThat(picture("/mapcache" + REST + "6/10/20.png")).isEqualTo(tile);
    assertThat(picture("/tiles" + REST.substring("/wmts".length()) + "6/10/20.png"))
        .isEqualTo(tile);
  }

  @ParameterizedTest
  @Tag("TS-3.1")
  @CsvSource({"4, 2, 3", "7, 29, 35", "8, 58, 70"})
  void aTileIsWhatMapServerDrawsThere(int z, int row, int column) throws IOException {
    BufferedImage tile =
        Pixels.decode(picture("/tiles" + REST + z + "/" + row + "/" + column + ".png"));
    double span = 256 * new double[] {4000, 2000, 1000, 500, 250, 100, 50, 20, 10, 5}[z];
    double left = 2420000 + column * span;
    double top = 1350000 - row * span;
    // A border of one tile, so that labels fall as in a metatile.
    BufferedImage direct =
        Pixels.decode(
            given()
                .urlEncodingEnabled(false)
                .get(
                    URI.create(
                        Servers.mapServer()
                            + "&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&CRS=EPSG:2056"
                            + "&FORMAT=image/png&WIDTH=768&HEIGHT=768"
                            + "&LAYERS=country,hillshade,river,lake,canton,place&BBOX="
                            + (left - span)
                            + ","
                            + (top - 2 * span)
                            + ","
                            + (left + 2 * span)
                            + ","
                            + (top + span)))
                .asByteArray());

    assertThat(Pixels.colours(tile)).isGreaterThan(8);
    // Labels are placed anew in each picture, and the palette rounds colours.
    double there = Pixels.different(tile, direct.getSubimage(256, 256, 256, 256), 24);
    assertThat(there).isLessThan(0.05);
    assertThat(Pixels.different(tile, direct.getSubimage(252, 250, 256, 256), 24))
        .as("a picture that lies a few pixels off")
        .isGreaterThan(there + 0.005);
  }

  @Test
  @Tag("TS-1.1.2")
  void theWebMercatorTileShowsTheSamePlace() throws IOException {
    String path = "/tiles/wmts/1.0.0/ch_base_3857/default/WebMercatorQuad/8/90/133.png";
    assertThat(Pixels.colours(Pixels.decode(picture(path)))).isGreaterThan(8);
  }

  @Test
  @Tag("TS-8.1")
  void aTileIsServedWithWhatCachesAndBrowsersNeed() {
    String path = "/tiles" + REST + "3/1/1.png";
    Response first = given().get(path);
    String etag = first.header("ETag");

    assertThat(first.contentType()).isEqualTo("image/png");
    assertThat(etag).matches("\"[0-9a-f]{16}\"");
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(first.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(first.header("Timing-Allow-Origin")).isEqualTo("*");
    assertThat(first.header("Server-Timing"))
        .matches("l1;dur=0.0|l2;dur=[0-9.]+, l3;dur=[0-9.]+.*");
    Response unchanged = given().header("If-None-Match", "\"x\", W/" + etag).get(path);
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(unchanged.header("ETag")).isEqualTo(etag);
    assertThat(unchanged.header("X-Cache")).isEqualTo("HIT-L1");
    assertThat(unchanged.header("Server-Timing")).isEqualTo("l1;dur=0.0");
    given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    given()
        .header("If-Modified-Since", first.header("Last-Modified"))
        .get(path)
        .then()
        .statusCode(304);
  }

  @Test
  @Tag("TS-8.2")
  void headOptionsAndOtherMethods() {
    String path = "/tiles" + REST + "3/1/2.png";
    int size = picture(path).length;

    given().head(path).then().statusCode(200).header("Content-Length", Integer.toString(size));
    given()
        .header("Origin", "http://elsewhere.example")
        .header("Access-Control-Request-Method", "GET")
        .options(path)
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Methods", containsString("GET"));
    given().post(path).then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @Tag("TS-1.3.1")
  @CsvSource(
      delimiter = '|',
      value = {
        "LAYER=none            | InvalidParameterValue | layer",
        "STYLE=none            | InvalidParameterValue | Style",
        "FORMAT=image/jpeg     | InvalidParameterValue | format",
        "TILEMATRIXSET=none    | InvalidParameterValue | TileMatrixSet",
        "TILEMATRIX=13         | InvalidParameterValue | TileMatrix",
        "TILEMATRIX=swissgrid_2056:6 | InvalidParameterValue | TileMatrix",
        "TILEROW=10junk        | InvalidParameterValue | TileRow",
        "TILECOL=              | MissingParameterValue | TileCol",
        "TILECOL=1e3           | InvalidParameterValue | TileCol",
        "TILECOL=99999999999999999999 | InvalidParameterValue | TileCol",
        "TILEROW=25            | TileOutOfRange        | TileRow",
        "TILECOL=-1            | TileOutOfRange        | TileCol",
        "VERSION=2.0.0         | InvalidParameterValue | version",
        "REQUEST=GetTiles      | InvalidParameterValue | request",
        "REQUEST=              | MissingParameterValue | request",
        "SERVICE=WFS           | InvalidParameterValue | service",
        "SERVICE=              | MissingParameterValue | service",
        "LAYER=                | MissingParameterValue | layer",
        "FORMAT=               | MissingParameterValue | format",
        "TILEMATRIXSET=        | MissingParameterValue | TileMatrixSet",
        "TILEMATRIX=           | MissingParameterValue | TileMatrix",
        "TILEROW=              | MissingParameterValue | TileRow",
        "VERSION=              | MissingParameterValue | version",
        "TILEROW=0x5           | InvalidParameterValue | TileRow",
        "TILECOL=%2B5          | InvalidParameterValue | TileCol",
        "TILEMATRIX=06         | InvalidParameterValue | TileMatrix",
        "STYLE=a%00b           | InvalidParameterValue | Style",
        "LAYER=../../etc/passwd | InvalidParameterValue | layer"
      })
  void aWrongParameterIsNamedInAValidReport(String wrong, String code, String locator)
      throws Exception {
    // The first of several counts, so the wrong one goes before the right ones.
    mapServer.forget();
    Response response =
        given()
            .urlEncodingEnabled(false)
            .get(
                "/tiles/wmts?"
                    + wrong
                    + "&"
                    + KVP.substring(1)
                    + "&TILEMATRIX=6&TILEROW=10&TILECOL=20");

    assertThat(response.statusCode()).isEqualTo(400);
    OgcSchema.of("ows/1.1.0/owsExceptionReport.xsd").validate(response.asString());
    assertThat(response.xmlPath().getString("ExceptionReport.Exception.@exceptionCode"))
        .isEqualTo(code);
    assertThat(response.xmlPath().getString("ExceptionReport.Exception.@locator"))
        .isEqualTo(locator);
    assertThat(mapServer.requests()).isEmpty();
  }

  @ParameterizedTest
  @Tag("TS-1.3.2")
  @ValueSource(
      strings = {
        "none/default/swissgrid_2056/6/10/20.png",
        "ch_base/none/swissgrid_2056/6/10/20.png",
        "ch_base/default/WebMercatorQuad/6/10/20.png",
        "ch_base/default/swissgrid_2056/13/10/20.png",
        "ch_base/default/swissgrid_2056/6/25/20.png",
        "ch_base/default/swissgrid_2056/6/10/38.png",
        "ch_base/default/swissgrid_2056/6/10/20.jpg",
        "ch_base/default/swissgrid_2056/6/10/20",
        "ch_base/default/swissgrid_2056/6/10/20.png/more",
        "ch_base/default/swissgrid_2056/6/10/2%300x.png",
        "ch_base/../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "ch_base%2fdefault/swissgrid_2056/6/10/20.png",
        "ch_base/default/swissgrid_2056/6/10/%00.png",
        "ch_base/default/swissgrid_2056/6/10/..png",
        "ch_base/default/swissgrid_2056/6/10/20.png%0d%0aX:1",
        "WMTSCapabilities.xml/Bogus"
      })
  void aPathThatNamesNothingIsNotFound(String path) {
    given()
        .urlEncodingEnabled(false)
        .get("/tiles/wmts/1.0.0/" + path)
        .then()
        .statusCode(404)
        .contentType("application/xml");
  }

  @ParameterizedTest
  @Tag("TS-1.3.3")
  @CsvSource({
    "ACCEPTVERSIONS=0.9, VersionNegotiationFailed",
    "UPDATESEQUENCE=99999999999, InvalidUpdateSequence",
    "UPDATESEQUENCE=x, InvalidUpdateSequence",
    "SECTIONS=Nothing, InvalidParameterValue",
    "SECTIONS=, MissingParameterValue"
  })
  void capabilitiesRefuseWhatTheyCannotBe(String parameter, String code) {
    given()
        .urlEncodingEnabled(false)
        .get("/tiles/wmts?SERVICE=WMTS&REQUEST=GetCapabilities&" + parameter)
        .then()
        .statusCode(400)
        .body("ExceptionReport.Exception.@exceptionCode", equalTo(code));
  }

  @Test
  @Tag("TS-1.3.3")
  void whoHasTheCurrentCapabilitiesGetsNoMoreThanTheirVersion() throws Exception {
    String address = "/tiles/wmts?SERVICE=WMTS&REQUEST=GetCapabilities";
    String sequence = given().get(address).xmlPath().getString("Capabilities.@updateSequence");

    String current = given().get(address + "&UPDATESEQUENCE=" + sequence).asString();
    OgcSchema.of("wmts/1.0/wmtsGetCapabilities_response.xsd").validate(current);
    assertThat(current).doesNotContain("Contents").contains(sequence);
    assertThat(given().get(address + "&UPDATESEQUENCE=1").asString()).contains("<Contents>");
  }

  @Test
  @Tag("TS-1.3.2")
  void capabilitiesByPathAreXmlOrNotAcceptable() {
    String address = "/tiles/wmts/1.0.0/WMTSCapabilities.xml";
    given().accept("text/html, image/*;q=0.5").get(address).then().statusCode(406);
    given().accept("text/html, */*;q=0.1").get(address).then().statusCode(200);
  }

  private static byte[] picture(String path) {
    return given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .contentType("image/png")
        .extract()
        .asByteArray();
  }
}
