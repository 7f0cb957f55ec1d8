package org.fera.app.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class OgcProxyIT {

  private static final String EXTENT =
      "&CRS=EPSG:2056&BBOX=2480000,1070000,2840000,1300000&WIDTH=360&HEIGHT=230";
  private static final String MAP =
      "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&FORMAT=image/png" + EXTENT + "&LAYERS=";

  PortalDatabase database;

  private static Response get(String query) {
    return given().urlEncodingEnabled(false).get("/mapserv_proxy?ogcserver=main&" + query);
  }

  private static ValidatableResponse post(String body) {
    return given()
        .contentType("text/xml; charset=UTF-8")
        .body(body)
        .post("/mapserv_proxy?ogcserver=main")
        .then();
  }

  private static String getFeature(String type) {
    return "<GetFeature xmlns=\"http://www.opengis.net/wfs\" service=\"WFS\" version=\"1.1.0\""
        + " maxFeatures=\"2\"><Query typeName=\"feature:"
        + type
        + "\" srsName=\"EPSG:2056\" xmlns:feature=\"http://mapserver.gis.umn.edu/mapserver\"/>"
        + "</GetFeature>";
  }

  private static int colours(Response response) throws IOException {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.asByteArray()));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours.size();
  }

  @Test
  @Tag("WA-8.5")
  void drawsMapsWithoutStylesToo() throws IOException {
    Response map = get(MAP + "country,lake,canton");
    assertThat(map.contentType()).isEqualTo("image/png");
    assertThat(map.header("Cache-Control")).isEqualTo("private, max-age=10");
    assertThat(map.header("X-Fera-Database")).startsWith("slave ");
    assertThat(colours(map)).isGreaterThan(3);
  }

  @Test
  @Tag("WA-8.6")
  void tellsWhatIsAtAPoint() {
    get("SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&STYLES=&INFO_FORMAT=application/vnd.ogc.gml"
            + "&CRS=EPSG:2056&BBOX=2599000,1199000,2601000,1201000&WIDTH=100&HEIGHT=100"
            + "&LAYERS=canton&QUERY_LAYERS=canton&I=50&J=50")
        .then()
        .statusCode(200)
        .body(containsString("Bern"));
  }

  @Test
  @Tag("WA-8.7")
  void letsLegendsBeKept() {
    get("SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=place")
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", "private, max-age=600");
  }

  @ParameterizedTest
  @Tag("WA-8.4")
  @ValueSource(
      strings = {
        "commune_density",
        "lake,commune_density",
        "COMMUNE_DENSITY",
        "lake,%20Commune_Density",
        "commune_population&layers=lake"
      })
  void drawsNoPrivateLayer(String layers) {
    get(MAP + layers).then().statusCode(403).contentType(startsWith("application/problem+json"));
  }

  @Test
  @Tag("WA-8.4")
  void drawsAGroupWithoutItsPrivateLayers() throws IOException {
    String small = MAP.replace("WIDTH=360&HEIGHT=230", "WIDTH=90&HEIGHT=57");
    byte[] whole = get(small + "geodata").asByteArray();
    String visible =
        "country,hillshade,dem,commune_cell,river,lake,neighbour_region,canton,place,"
            + "world_country,world_city,sketch_polygon,sketch_line,sketch_point";
    assertThat(whole).isEqualTo(get(small + visible).asByteArray());
    assertThat(colours(get(small + "geodata"))).isGreaterThan(3);
  }

  @ParameterizedTest
  @Tag("WA-8.4")
  @ValueSource(
      strings = {
        "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=lake&QUERY_LAYERS=commune_density"
            + EXTENT
            + "&I=5&J=5",
        "SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=commune_density",
        "SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=geodata",
        "SERVICE=WMS&VERSION=1.1.1&REQUEST=DescribeLayer&LAYERS=commune_density",
        "SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=commune_density",
        "SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=ms:lake,ms:commune_density",
        "SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=(lake)(commune_density)",
        "SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&FEATUREID=commune_density.1",
        "SERVICE=WFS&VERSION=1.1.0&REQUEST=DescribeFeatureType&TYPENAME=commune_density",
      })
  void tellsNothingOfAPrivateLayer(String query) {
    get(query).then().statusCode(403);
  }

  @ParameterizedTest
  @Tag("WA-8.4")
  @ValueSource(strings = {"config://mapserver/", "config://mapserver?x=1", "HTTP"})
  void showsNoPrivateLayerOfTheSameServerByAnotherName(String address) {
    String url = address.equals("HTTP") ? System.getProperty("fera.test.mapserver") : address;
    database.execute(
        "INSERT INTO main.ogc_server (name, url, type, image_type) VALUES ('again', '"
            + url
            + "', 'mapserver', 'image/png')");
    try {
      given()
          .urlEncodingEnabled(false)
          .get("/mapserv_proxy?ogcserver=again&" + MAP + "commune_density")
          .then()
          .statusCode(403);
    } finally {
      database.execute("DELETE FROM main.ogc_server WHERE name = 'again'");
    }
  }

  @Test
  @Tag("WA-8.8")
  void leavesPrivateLayersOutOfCapabilities() {
    for (String query :
        new String[] {
          "SERVICE=WMS&VERSION=1.1.1&REQUEST=GetCapabilities",
          "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities",
          "SERVICE=WFS&VERSION=1.1.0&REQUEST=DescribeFeatureType"
        }) {
      Response answer = get(query);
      assertThat(answer.statusCode()).as(query).isEqualTo(200);
      assertThat(answer.asString())
          .as(query)
          .contains("canton")
          .doesNotContain("commune_density")
          .doesNotContain("commune_population");
    }
  }

  @Test
  @Tag("WA-8.9")
  void handsFeaturesOut() {
    post(getFeature("canton"))
        .statusCode(200)
        .body(containsString("FeatureCollection"))
        .body(containsString("canton"));
    get("SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=lake&MAXFEATURES=1")
        .then()
        .statusCode(200)
        .body(containsString("FeatureCollection"));
  }

  @Test
  @Tag("WA-8.4")
  void handsNoPrivateFeatureOut() {
    post(getFeature("commune_density")).statusCode(403);
    post(getFeature("lake")
            .replace(
                "/></GetFeature>",
                ">"
                    + "<Filter xmlns=\"http://www.opengis.net/ogc\"><FeatureId fid=\"commune_density.1\"/>"
                    + "</Filter></Query></GetFeature>"))
        .statusCode(403);
  }

  @ParameterizedTest
  @Tag("WA-8.9")
  @ValueSource(
      strings = {
        "no xml",
        "<Transaction xmlns='http://www.opengis.net/wfs' service='WFS' version='1.1.0'/>",
        "<GetFeature><StoredQuery id='x'/></GetFeature>",
        "<!DOCTYPE a [<!ENTITY t 'commune_density'>]><GetFeature><Query typeName='&t;'/></GetFeature>"
      })
  void takesOnlyRequestsThatRead(String body) {
    post(body).statusCode(400).body("parameter", equalTo("body"));
  }

  @ParameterizedTest
  @Tag("WA-8.3")
  @CsvSource({
    "ogcserver=nowhere&SERVICE=WMS&REQUEST=GetMap, ogcserver",
    "SERVICE=WMS&REQUEST=GetMap, ogcserver",
    "ogcserver=main&SERVICE=WMS, REQUEST",
    "ogcserver=main&SERVICE=WMS&REQUEST=Destroy, REQUEST",
    "ogcserver=main&REQUEST=GetMap&map=/etc/passwd, map",
    "ogcserver=main&REQUEST=GetMap&SLD=http://example.org/a.xml, SLD",
    "ogcserver=main&REQUEST=GetMap&ogcserver_type=other, ogcserver_type",
    "ogcserver=main&REQUEST=GetFeature&SERVICE=WFS&STOREDQUERY_ID=x, STOREDQUERY_ID",
  })
  void namesAWrongParameter(String query, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/mapserv_proxy?" + query)
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo(parameter));
  }

  @Test
  @Tag("WA-8.10")
  void makesAFaultOfAMapThatIsNoPicture() {
    get(MAP + "nowhere").then().statusCode(400).body(containsString("ServiceException"));
    get(MAP + "lake").then().header("Set-Cookie", nullValue()).header("Server", nullValue());
  }

  @Test
  @Tag("WA-8.11")
  void givesUpOnServersThatAreAwayOrHang() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/wms";
      database.execute(
          """
          INSERT INTO main.ogc_server (name, url, type, image_type) VALUES
            ('hanging', '%s', 'mapserver', 'image/png'),
            ('away', 'http://127.0.0.1:9/wms', 'mapserver', 'image/png')
          """
              .formatted(url));
      given()
          .urlEncodingEnabled(false)
          .get("/mapserv_proxy?ogcserver=hanging&" + MAP + "lake")
          .then()
          .statusCode(504)
          .header("Retry-After", notNullValue())
          .contentType(startsWith("application/problem+json"))
          .body("detail", containsString("'hanging'"))
          .body("detail", not(containsString("127.0.0.1")));
      given()
          .urlEncodingEnabled(false)
          .get("/mapserv_proxy?ogcserver=away&" + MAP + "lake")
          .then()
          .statusCode(is(oneOf(502, 504)))
          .header("Retry-After", notNullValue());
    } finally {
      database.execute("DELETE FROM main.ogc_server WHERE name IN ('hanging', 'away')");
    }
    get(MAP + "lake").then().statusCode(200);
  }
}
