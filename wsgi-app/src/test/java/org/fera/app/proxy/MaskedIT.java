package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that is not told who asks: the viewer may see its layers dem and place in the canton of
 * Bern, the editor everywhere.
 */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class MaskedIT {

  /** A pixel is a kilometre. */
  private static final String SWISS =
      "&CRS=EPSG:2056&BBOX=2480000,1070000,2840000,1300000&WIDTH=360&HEIGHT=230";

  private static final String MAP =
      "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png&TRANSPARENT=TRUE&LAYERS=";
  private static final Pattern CANTON = Pattern.compile("<ms:canton>(\\w*)</ms:canton>");

  private static final Pattern BOX_OF_ALL =
      Pattern.compile("FeatureCollection[^>]*>\\s*<gml:boundedBy>");

  PortalDatabase database;

  @BeforeEach
  void addServer() {
    database.execute(
        """
        INSERT INTO main.ogc_server (name, url, type, image_type, auth, wfs_support)
        VALUES ('masked', 'config://masked', 'mapserver', 'image/png', 'Proxy', true);
        INSERT INTO main.treeitem (type, name) VALUES ('l_wms', 'masked-dem'), ('l_wms', 'masked-place');
        INSERT INTO main.layer (id, public) SELECT id, false FROM main.treeitem WHERE name LIKE 'masked-%';
        INSERT INTO main.layer_wms (id, ogc_server_id, layer)
        SELECT t.id, s.id, replace(t.name, 'masked-', '') FROM main.treeitem t, main.ogc_server s
        WHERE t.name LIKE 'masked-%' AND s.name = 'masked';
        INSERT INTO main.layer_restrictionarea
        SELECT t.id, a.id FROM main.treeitem t, main.restrictionarea a
        WHERE t.name LIKE 'masked-%' AND a.name IN ('Figures', 'Figures of Bern')
        """);
  }

  @AfterEach
  void removeServer() {
    database.execute(
        "DELETE FROM main.treeitem WHERE name LIKE 'masked-%';"
            + "DELETE FROM main.ogc_server WHERE name = 'masked'");
  }

  private static Response get(String user, String query) {
    return (user.isEmpty() ? RestAssured.given().urlEncodingEnabled(false) : Users.as(user))
        .get("/mapserv_proxy?ogcserver=masked&" + query);
  }

  private static BufferedImage picture(String user, String query) throws IOException {
    Response answer = get(user, query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
  }

  /** At a place in kilometres of the Swiss grid. */
  private static boolean isDrawn(BufferedImage picture, int east, int north) {
    return picture.getRGB(east - 2480, 1300 - north) >>> 24 != 0;
  }

  @Test
  @Tag("WA-8.12")
  void drawsALayerWhereTheCallerMaySeeIt() throws IOException {
    get("", MAP + "dem" + SWISS).then().statusCode(403);
    BufferedImage everywhere = picture("editor", MAP + "dem" + SWISS);
    assertThat(isDrawn(everywhere, 2600, 1195)).isTrue();
    assertThat(isDrawn(everywhere, 2683, 1250)).isTrue();
    BufferedImage bern = picture("viewer", MAP + "dem" + SWISS);
    assertThat(isDrawn(bern, 2600, 1195)).as("Bern").isTrue();
    assertThat(bern.getRGB(120, 105)).isEqualTo(everywhere.getRGB(120, 105));
    assertThat(isDrawn(bern, 2683, 1250)).as("Zürich").isFalse();
    assertThat(isDrawn(bern, 2500, 1120)).as("Geneva").isFalse();
    assertThat(isDrawn(bern, 2780, 1180)).as("Grisons").isFalse();
  }

  @Test
  @Tag("WA-8.12")
  void cutsOnlyTheLayersThatAreLimited() throws IOException {
    BufferedImage both = picture("viewer", MAP + "country,dem" + SWISS + "&STYLES=,");
    BufferedImage country = picture("viewer", MAP + "country" + SWISS);
    assertThat(both.getRGB(683 - 480, 50)).isEqualTo(country.getRGB(683 - 480, 50));
    assertThat(both.getRGB(120, 105)).isNotEqualTo(country.getRGB(120, 105));
  }

  @Test
  @Tag("WA-8.12")
  void fillsWhatIsCutAwayWithTheGround() throws IOException {
    BufferedImage jpeg = picture("viewer", MAP.replace("image/png", "image/jpeg") + "dem" + SWISS);
    assertThat(jpeg.getRGB(683 - 480, 50)).isEqualTo(0xFFFFFFFF);
    assertThat(jpeg.getRGB(120, 105)).isNotEqualTo(0xFFFFFFFF);
  }

  /** In WMS 1.3.0 EPSG:4326 has the latitude first. */
  @ParameterizedTest
  @Tag("WA-8.12")
  @CsvSource(
      delimiter = ' ',
      value = {
        "VERSION=1.3.0 CRS=EPSG:4326 BBOX=45,5,48,11",
        "VERSION=1.1.1 SRS=EPSG:4326 BBOX=5,45,11,48"
      })
  void knowsTheOrderOfAxes(String version, String crs, String box) throws IOException {
    String query =
        MAP.replace("VERSION=1.3.0", version) + "dem&" + crs + "&" + box + "&WIDTH=600&HEIGHT=300";
    BufferedImage picture = picture("viewer", query);
    // Bern is at 7.44 E, 46.95 N, Zürich at 8.54 E, 47.37 N: a pixel is a hundredth of a degree.
    assertThat(picture.getRGB(244, 110) >>> 24).as("south of Bern").isNotZero();
    assertThat(picture.getRGB(354, 63) >>> 24).as("Zürich").isZero();
  }

  @Test
  @Tag("WA-8.12")
  void tellsWhatIsAtAPointWhereTheCallerMaySeeIt() {
    String info =
        "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&STYLES=&INFO_FORMAT=application/vnd.ogc.gml"
            + "&LAYERS=dem&QUERY_LAYERS=dem"
            + SWISS;
    get("viewer", info + "&I=120&J=105").then().statusCode(200).body(containsString("dem"));
    get("viewer", info + "&I=203&J=50").then().statusCode(200).body(not(containsString("dem_")));
    get("editor", info + "&I=203&J=50").then().statusCode(200).body(containsString("dem_"));
  }

  @ParameterizedTest
  @Tag("WA-8.12")
  @ValueSource(strings = {"VERSION=1.0.0&TYPENAME=place", "VERSION=1.1.0&TYPENAME=ms:place"})
  void handsOutFeaturesThatLieWhereTheCallerMaySeeThem(String query) {
    String features =
        "SERVICE=WFS&REQUEST=GetFeature&" + query + "&BBOX=2560000,1160000,2700000,1260000";
    Response everywhere = get("editor", features);
    assertThat(cantons(everywhere)).contains("BE", "ZH");
    assertThat(everywhere.asString()).containsPattern(BOX_OF_ALL);
    Response bern = get("viewer", features);
    assertThat(cantons(bern)).contains("BE").doesNotContain("ZH").hasSize(placesInBern());
    assertThat(bern.asString()).doesNotContainPattern(BOX_OF_ALL);
  }

  private int placesInBern() {
    return Integer.parseInt(
        database.value(
            """
            SELECT count(*) FROM geodata.place p, main.restrictionarea a
            WHERE a.name = 'Figures of Bern' AND ST_Contains(a.area, p.geom)
              AND p.feature_code <> 'PPLX'
              AND p.geom && ST_MakeEnvelope(2560000, 1160000, 2700000, 1260000, 2056)
            """));
  }

  private static List<String> cantons(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return CANTON
        .matcher(answer.asString())
        .results()
        .map(MatchResult::group)
        .map(MaskedIT::text)
        .toList();
  }

  private static String text(String element) {
    return element.replaceAll("<[^>]*>", "");
  }

  @Test
  @Tag("WA-8.12")
  void handsOutNoFeatureByIdOrCount() {
    String zurich =
        database.value("SELECT gid FROM geodata.place WHERE name = 'Zürich' AND canton = 'ZH'");
    String byId = "SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&FEATUREID=place." + zurich;
    assertThat(cantons(get("editor", byId))).containsExactly("ZH");
    assertThat(cantons(get("viewer", byId))).isEmpty();
    String types = "SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=place";
    get("viewer", types + "&RESULTTYPE=hits")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("RESULTTYPE"));
    get("viewer", types + "&OUTPUTFORMAT=geojson")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("OUTPUTFORMAT"));
    get("viewer", types.replace("place", "lake") + "&OUTPUTFORMAT=geojson").then().statusCode(200);
  }

  @ParameterizedTest
  @Tag("WA-8.12")
  @CsvSource(
      delimiter = '|',
      value = {
        "WIDTH=9000|width",
        "BBOX=1,2,3|BBOX",
        "BBOX=NaN,1,2,3|BBOX",
        "CRS=EPSG:999999|crs",
        "CRS=AUTO:1|crs",
        "FORMAT=application/pdf|FORMAT",
        "MAP_ANGLE=30|MAP_ANGLE",
        "BGCOLOR=red&TRANSPARENT=FALSE|BGCOLOR"
      })
  void namesAWrongParameter(String wrong, String parameter) {
    get("viewer", wrong + "&" + MAP + "dem" + SWISS)
        .then()
        .statusCode(400)
        .body("parameter", equalTo(parameter));
  }
}
