package org.fera.app.themes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ThemesIT {

  private static final String PORTAL = "https://portal.example.org/portal/";

  PortalDatabase database;

  private static ValidatableResponse themes(String query) {
    return given().get("/themes?" + query).then();
  }

  /** Answers follow a change after a moment. */
  private static void eventually(ThrowingRunnable holds) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
  }

  private static JsonPath json(String query) {
    return themes(query).statusCode(200).extract().jsonPath();
  }

  @Test
  @Tag("WA-2.1.1")
  void listsTheThemesOfTheInterfaceInOrder() {
    themes("interface=desktop&background=background")
        .statusCode(200)
        .contentType("application/json")
        .body(
            "themes.name",
            contains("Borders", "Nature", "Population", "World", "Planning", "Vector tiles"))
        .body("themes[0].public", is(true))
        .body("themes[0].icon", equalTo(PORTAL + "static/images/blank.png"))
        .body(
            "themes.find { it.name == 'Nature' }.functionalities.default_basemap",
            contains("ch_relief"))
        .body("errors", empty());
    themes("interface=mobile").body("themes.name", not(hasItem("World")));
    themes("set=all").body("themes.name", hasItem("World"));
  }

  @Test
  @Tag("WA-2.1.2")
  void nestsGroupsAndLayersInOrder() {
    themes("interface=desktop")
        .body("themes[0].children.name", contains("Administration"))
        .body("themes[0].children[0].children.name", contains("Switzerland", "Neighbours"))
        .body("themes[0].children[0].children[0].children.name", contains("canton", "commune_cell"))
        .body("themes[0].children[0].metadata.isExpanded", is(true));
  }

  @Test
  @Tag("WA-2.1.3")
  void hidesPrivateLayersAndThemesFromAnonymousCallers() {
    Response answer = given().get("/themes?interface=desktop&background=background");
    assertThat(answer.asString())
        .doesNotContain("commune_population")
        .doesNotContain("commune_density")
        .doesNotContain("Analysis");
  }

  @Test
  @Tag("WA-2.1.4")
  void countsWhatTheAnonymousRoleMaySeeAsPublic() {
    themes("interface=broken&set=themes")
        .body("themes.find { it.name == 'Forms' }.public", is(true))
        .body("themes.find { it.name == 'Forms' }.children[0].children[0].public", is(true));
  }

  @Test
  @Tag("WA-2.1.5")
  void marksGroupsThatOneServerDraws() {
    JsonPath json = json("interface=desktop");
    String administration = "themes[0].children[0].";
    assertThat(json.getBoolean(administration + "mixed")).isFalse();
    assertThat(json.getString(administration + "ogcServer")).isEqualTo("main");
    assertThat(json.getMap(administration + "children[0]"))
        .doesNotContainKeys("ogcServer", "dimensions");
    assertThat(json.getBoolean(administration + "children[0].mixed")).isFalse();
    assertThat(json.getMap(administration + "children[0].children[0]"))
        .doesNotContainKeys("ogcServer", "dimensions");

    String terrain = "themes.find { it.name == 'Nature' }.children.find { it.name == 'Terrain' }.";
    assertThat(json.getBoolean(terrain + "mixed")).isTrue();
    assertThat(json.<List<Boolean>>get(terrain + "children.findAll { it.children }.mixed"))
        .containsOnly(true);
    assertThat(json.getString(terrain + "children[0].children[0].ogcServer")).isEqualTo("main");
    assertThat(json.getMap(terrain + "children[0].children[0].dimensions")).isEmpty();
  }

  @Test
  @Tag("WA-2.1.6")
  void describesWmsLayers() {
    themes("interface=desktop")
        .rootPath("themes[0].children[0].children[0].children[1]")
        .body("type", equalTo("WMS"))
        .body("name", equalTo("commune_cell"))
        .body("public", is(true))
        .body("layers", equalTo("commune_cell"))
        .body("imageType", equalTo("image/png"))
        .body("childLayers", hasSize(1))
        .body("childLayers[0].name", equalTo("commune_cell"))
        .body("childLayers[0].queryable", is(true))
        .body("childLayers[0].minResolutionHint", equalTo(0.0f))
        .body("maxResolutionHint", equalTo(650.0f))
        .body("metadata.maxResolution", equalTo(650.0f))
        .body("$", not(hasKey("style")))
        .body("$", not(hasKey("time")));
  }

  @Test
  @Tag("WA-2.1.7")
  void describesWmtsLayers() {
    themes("interface=desktop&background=background&set=background")
        .body("background_layers.name", contains("ch_base", "ch_relief"))
        .rootPath("background_layers[0]")
        .body("type", equalTo("WMTS"))
        .body("url", equalTo(PORTAL + "tiles/wmts/1.0.0/WMTSCapabilities.xml"))
        .body("layer", equalTo("ch_base"))
        .body("matrixSet", notNullValue())
        .body("imageType", equalTo("image/png"))
        .body("dimensions", notNullValue())
        .body("metadata.ogcServer", equalTo("main"));
  }

  @Test
  @Tag("WA-2.1.8")
  void describesVectorTilesAndCogs() {
    themes("interface=desktop")
        .body(
            "themes.children.flatten().children.flatten()"
                + ".findAll { it != null && it.type == 'VectorTiles' }.style",
            hasItem("/vector_tiles/place_vector/style.json"));
    themes("interface=broken&set=themes")
        .rootPath("themes.find { it.name == 'Forms' }.children[0].children[0]")
        .body("type", equalTo("COG"))
        .body("url", equalTo("https://example.org/a.tif"))
        .body("$", not(hasKey("dimensions")));
  }

  @Test
  @Tag("WA-2.1.9")
  void givesMetadataTheirTypes() {
    themes("interface=broken&set=themes")
        .rootPath("themes.find { it.name == 'Forms' }.children[0].children[0].metadata")
        .body("isChecked", is(true))
        .body("opacity", equalTo(0.5f))
        .body("searchAlias", contains("a", "b"))
        .body("disclaimer", equalTo("text"))
        .body("iconUrl", equalTo(PORTAL + "static/a.png"))
        .body("snappingConfig.tolerance", equalTo(5));
  }

  @Test
  @Tag("WA-2.1.10")
  void describesOgcServers() {
    themes("interface=desktop")
        .rootPath("ogcServers.main")
        .body("url", equalTo(PORTAL + "mapserv_proxy?ogcserver=main"))
        .body("urlWfs", equalTo(PORTAL + "mapserv_proxy?ogcserver=main"))
        .body("uses.map.url", equalTo(PORTAL + "mapserv_proxy?ogcserver=main&ogcserver_type=map"))
        .body("uses.map.protocol", equalTo("WMS"))
        .body("uses.query.url", equalTo(PORTAL + "mapserv_proxy?ogcserver=main&ogcserver_type=map"))
        .body("type", equalTo("mapserver"))
        .body("credential", is(true))
        .body("wfsSupport", is(true))
        .body("isSingleTile", is(false))
        .body("namespace", equalTo("http://mapserver.gis.umn.edu/mapserver"))
        .body("attributes.canton.name.type", equalTo("string"))
        .body("attributes.lake.geom.namespace", equalTo("http://www.opengis.net/gml"))
        .body("attributes", not(hasKey("commune_density")));
  }

  @Test
  @Tag("WA-2.1.11")
  void putsDimensionsOnTheGroupThatOneServerDraws() {
    themes("interface=desktop")
        .body(
            "themes.find { it.name == 'Population' }.children[0].dimensions.MIN_POPULATION",
            equalTo("0"));
  }

  @Test
  @Tag("WA-2.1.12")
  void handsOutWhatIsAskedFor() {
    JsonPath group = json("interface=desktop&set=group&group=Switzerland");
    assertThat(group.getString("group.name")).isEqualTo("Switzerland");
    assertThat(group.getBoolean("group.mixed")).isTrue();
    assertThat(group.getMap("")).containsOnlyKeys("ogcServers", "group", "errors");
    assertThat(json("set=themes&group=Switzerland&background=background").getMap(""))
        .containsOnlyKeys("ogcServers", "themes", "errors");
    themes("set=background&background=nowhere")
        .statusCode(200)
        .body("background_layers", empty())
        .body("errors", contains(containsString("Available Groups: ")));
    themes("set=group&group=nowhere").body("$", not(hasKey("group"))).body("errors", hasSize(1));
    themes("catalogue=true&version=2&role=1&mobile=false").statusCode(200);
  }

  @Test
  @Tag("WA-2.1.15")
  void wantsLayersBelowGroups() {
    themes("interface=broken")
        .body(
            "errors", hasItem("The Layer 'direct' cannot be directly in the theme 'Direct' (0/1)."))
        .body("themes.find { it.name == 'Direct' }.children.name", contains("Shallow"));
    themes("interface=broken&min_levels=2")
        .body("errors", hasItem("The Layer 'Direct/Shallow/shallow' is under indented (1/2)."))
        .body("themes.name", not(hasItem("Direct")));
    themes("interface=broken&min_levels=0")
        .body("themes.find { it.name == 'Direct' }.children.name", contains("direct", "Shallow"))
        .body("themes.find { it.name == 'Direct' }.children[0].ogcServer", equalTo("main"));
  }

  @Test
  @Tag("WA-2.1.16")
  void leavesOutWhatIsFaultyAndSaysSo() {
    themes("interface=broken&set=themes")
        .statusCode(200)
        .body("themes.name", not(hasItem("No/theme")))
        .body("themes.find { it.name == 'Names' }.children[0].children.name", contains("fine_name"))
        .body("themes.find { it.name == 'Faults' }.children[0].children.name", contains("good"))
        .body(
            "errors",
            hasItems(
                "The theme has an unsupported name 'No/theme'.",
                "The group has an unsupported name 'No?group'.",
                "The layer has an unsupported name 'no#layer'.",
                "The layer 'nowhere' (unknown_wms) is not defined in WMS capabilities from 'main'.",
                "'unknown_metadata': Type 'noSuchMetadata' not defined.",
                "Too many recursions with group 'Snake'"))
        .body("errors", hasItem(containsString("isChecked")))
        .body("errors", hasItem(containsString("'nowhere' is not configured")));
  }

  @Test
  @Tag("WA-2.1.17")
  void losesOnlyTheLayersOfAServerThatDoesNotAnswer() {
    database.execute(
        """
        INSERT INTO main.ogc_server (name, url, type, image_type)
        VALUES ('dead', 'http://127.0.0.1:9/wms', 'mapserver', 'image/png');
        UPDATE main.layer_wms SET ogc_server_id = (SELECT id FROM main.ogc_server WHERE name = 'dead')
        WHERE id = (SELECT id FROM main.treeitem WHERE name = 'river' AND type = 'l_wms');
        """);
    try {
      eventually(
          () ->
              themes("interface=desktop")
                  .statusCode(200)
                  .body("errors", contains("The OGC server 'dead' cannot be reached."))
                  .body(
                      "themes.find { it.name == 'Nature' }.children[0].children.name",
                      contains("lake"))
                  .header("Cache-Control", containsString("no-store")));
    } finally {
      database.execute(
          """
          UPDATE main.layer_wms SET ogc_server_id = (SELECT id FROM main.ogc_server WHERE name = 'main');
          DELETE FROM main.ogc_server WHERE name = 'dead';
          """);
      eventually(() -> themes("interface=desktop").body("errors", empty()));
    }
  }

  @ParameterizedTest
  @Tag("WA-2.1.18")
  @CsvSource({
    "min_levels=many, min_levels",
    "min_levels=-1, min_levels",
    "set=everything, set",
    "interface=nowhere, interface"
  })
  void namesAWrongParameter(String query, String parameter) {
    themes(query)
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo(parameter))
        .body("detail", notNullValue())
        .body("stack", nullValue());
  }

  @Test
  @Tag("WA-1.1")
  void answersUnderTheEntryPointToo() {
    given()
        .get("/portal/themes?interface=mobile&set=themes")
        .then()
        .statusCode(200)
        .body("themes.name", hasItem("Borders"));
  }
}
