package org.fera.app.dynamic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class DynamicIT {

  private static final String PORTAL = "https://portal.example.org/portal/";

  private static JsonPath dynamic(String query) {
    return given()
        .get("/dynamic.json?" + query)
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=10")
        .header("Vary", containsString("Host"))
        .body("doRedirect", is(false))
        .body("redirectUrl", nullValue())
        .extract()
        .jsonPath();
  }

  @ParameterizedTest
  @Tag("WA-2.2.1")
  @ValueSource(strings = {"desktop", "mobile", "iframe_api"})
  void hasEveryConstantThatNgeoInjects(String name) throws IOException {
    try (InputStream keys = getClass().getResourceAsStream("/ngeo/" + name + ".txt")) {
      Map<String, Object> constants = dynamic("interface=" + name).getMap("constants");
      assertThat(constants)
          .containsKeys(
              new String(keys.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n"));
    }
  }

  @Test
  @Tag("WA-2.2.2")
  void namesTheRoutesOfThePortal() {
    JsonPath json = dynamic("interface=mobile&query=&path=/mobile");
    assertThat(json.getString("constants.interface")).isEqualTo("mobile");
    assertThat(json.getString("constants.authenticationBaseUrl")).isEqualTo(PORTAL);
    assertThat(json.getString("constants.gmfTreeUrl"))
        .isEqualTo(PORTAL + "themes?background=background&interface=mobile");
    assertThat(json.getString("constants.fulltextsearchUrl"))
        .isEqualTo(PORTAL + "search?limit=30&partitionlimit=5&interface=mobile");
    assertThat(json.getString("constants.gmfPrintUrl")).isEqualTo(PORTAL + "printproxy");
    assertThat(json.getString("constants.langUrls.de")).isEqualTo(PORTAL + "static/locale/de.json");
  }

  @Test
  @Tag("WA-2.2.3")
  void knowsFromTheDatabaseWhereThePortalIs() {
    JsonPath json = dynamic("interface=desktop");
    assertThat(json.getString("constants.gmfOptions.view.projection")).isEqualTo("EPSG:2056");
    assertThat(json.<Iterable<String>>get("constants.gmfProjectionsOptions.'EPSG:2056'.definition"))
        .contains("+proj=somerc", "+units=m");
    assertThat(json.getDouble("constants.gmfOptions.view.center[0]")).isBetween(2.4e6, 2.9e6);
    assertThat(json.<Iterable<Float>>get("constants.gmfOptions.view.resolutions"))
        .contains(100f, 50f, 20f, 1f);
    given()
        .get("/dynamic.json")
        .then()
        .body("constants.gmfSearchGroups", hasItems("canton", "lake", "place"));
  }

  @Test
  @Tag("WA-2.2.4")
  void namesTheInterfacesThatThereAre() {
    given()
        .get("/dynamic.json?interface=nowhere")
        .then()
        .statusCode(404)
        .body("detail", containsString("desktop"));
  }

  @Test
  void answersTheFilesThatConstantsName() {
    given().get("/static/locale/it.json").then().statusCode(200).body("it", equalTo(Map.of()));
    given()
        .get("/static/locale/de-CH.json")
        .then()
        .statusCode(200)
        .body("de.lake", equalTo("Seen"));
    given().get("/static/locale/xx-CH.json").then().statusCode(404);
    given().get("/static/locale/xx.json").then().statusCode(404);
    given().get("/static/images/blank.png").then().statusCode(200).contentType("image/png");
    given().get("/portal/static/angular-locale.js").then().statusCode(200);
  }
}
