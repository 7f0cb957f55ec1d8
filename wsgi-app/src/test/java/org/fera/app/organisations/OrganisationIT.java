package org.fera.app.organisations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The organisation of {@link SamplePortal#LAKE}, beside the portal's own. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class OrganisationIT {

  PortalDatabase database;

  @AfterEach
  void removeRole() {
    database.execute("DELETE FROM main.role WHERE name = 'anonymous-lake'");
  }

  private static RequestSpecification atTheLake() {
    return given().header("Host", SamplePortal.LAKE);
  }

  @Test
  @Tag("WA-1.23")
  void hasLinksToItsOwnHostAndAnInterfaceOfItsOwn() {
    atTheLake()
        .get("/dynamic.json?interface=desktop")
        .then()
        .statusCode(200)
        .body("constants.interface", equalTo("mobile"))
        .body("constants.gmfTreeUrl", startsWith("https://" + SamplePortal.LAKE + "/portal/"))
        .body("constants.gmfTreeUrl", endsWith("interface=mobile"));
    given().get("/dynamic.json").then().body("constants.interface", equalTo("desktop"));
    String mobile = given().get("/themes?interface=mobile").jsonPath().getString("themes.id");
    assertThat(atTheLake().get("/themes").jsonPath().getString("themes.id")).isEqualTo(mobile);
  }

  @Test
  @Tag("WA-1.23")
  void letsNobodyElseChooseItsHost() {
    given()
        .header("Host", "evil.example.org")
        .get("/dynamic.json")
        .then()
        .body("constants.gmfTreeUrl", startsWith("https://portal.example.org/portal/"));
  }

  @Test
  @Tag("WA-1.24")
  void hasRolesOfItsOwnForThoseOfEverybody() {
    Response before = atTheLake().get("/internal/identity");
    assertThat(before.jsonPath().<String>getList("roles.name")).isEmpty();
    database.execute("INSERT INTO main.role (name) VALUES ('anonymous-lake')");
    String id = database.value("SELECT id FROM main.role WHERE name = 'anonymous-lake'");
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                atTheLake()
                    .get("/internal/identity")
                    .then()
                    .body("roles.name", contains("anonymous"))
                    .body("roles.id", contains(Integer.parseInt(id))));
    given().get("/internal/identity").then().body("roles.id", not(hasItem(Integer.parseInt(id))));
    Users.as("viewer")
        .header("Host", SamplePortal.LAKE)
        .get("/loginuser")
        .then()
        .body("roles.name", contains("role_viewer"));
  }

  @Test
  @Tag("WA-1.24")
  void seesWhatItsOwnRoleOfEverybodyMaySee() {
    database.execute(
        """
        INSERT INTO main.role (name) VALUES ('anonymous-lake');
        INSERT INTO main.role_restrictionarea SELECT r.id, a.id FROM main.role r, main.restrictionarea a
        WHERE r.name = 'anonymous-lake' AND a.name = 'Figures'
        """);
    String legend =
        "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic"
            + "&FORMAT=image/png&LAYER=commune_density";
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(() -> atTheLake().get(legend).then().statusCode(200));
    given().get(legend).then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"de, lake, See", "de, portal, Seen", "fr, lake, Lacs"})
  @Tag("WA-1.25")
  void hasWordsOfItsOwnOrElseThePortals(String language, String whose, String word) {
    String host = whose.equals("lake") ? SamplePortal.LAKE : "portal.example.org";
    given()
        .header("Host", host)
        .get("/static/locale/" + language + ".json")
        .then()
        .body(language + ".lake", equalTo(word));
  }

  @ParameterizedTest
  @CsvSource({"?lang=fr, de, it, fr", "'', de, it, de", "'', '', it, it", "'', xx, xx, en"})
  @Tag("WA-2.2.6")
  void leadsToTheWordsOfTheCallersLanguage(
      String query, String cookie, String header, String language) {
    given()
        .redirects()
        .follow(false)
        .header("Cookie", "_LOCALE_=" + cookie)
        .header("Accept-Language", header)
        .get("/locale.json" + query)
        .then()
        .statusCode(302)
        .header(
            "Location",
            equalTo("https://portal.example.org/portal/static/locale/" + language + ".json"));
  }

  @Test
  @Tag("WA-2.2.6")
  void namesAnUnknownLanguage() {
    given().get("/locale.json?lang=xx").then().statusCode(400).body("parameter", equalTo("lang"));
  }

  @Test
  @Tag("WA-1.23")
  void printsByItsOwnApp() {
    atTheLake().get("/printproxy/capabilities.json").then().statusCode(502);
    given().get("/printproxy/capabilities.json").then().statusCode(200);
  }
}
