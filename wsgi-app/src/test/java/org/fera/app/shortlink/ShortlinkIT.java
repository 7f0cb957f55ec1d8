package org.fera.app.shortlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ShortlinkIT {

  private static final String HOME = "https://portal.example.org/portal/";

  PortalDatabase database;

  private static String create(String url) {
    return given()
        .formParam("url", url)
        .post("/short/create")
        .then()
        .statusCode(200)
        .extract()
        .path("short_url");
  }

  private static String ref(String shortUrl) {
    return shortUrl.substring(shortUrl.lastIndexOf('/') + 1);
  }

  private static Response follow(String path) {
    return given().redirects().follow(false).get(path);
  }

  @Test
  @Tag("WA-2.6.1")
  void leadsBackToTheAddress() {
    String url = HOME + "theme/Borders?map_x=2600000&map_y=1200000#top";
    String shortUrl = create(url);
    assertThat(shortUrl).matches("https://portal\\.example\\.org/portal/s/[A-Za-z0-9]{4,20}");

    follow("/s/" + ref(shortUrl)).then().statusCode(302).header("Location", equalTo(url));
    follow("/portal/s/" + ref(shortUrl)).then().statusCode(302).header("Location", equalTo(url));
    follow("/short/get/" + ref(shortUrl)).then().statusCode(200).body("long_url", equalTo(url));
  }

  @Test
  @Tag("WA-2.6.2")
  void writesAndCountsOnTheMaster() {
    Response created = given().formParam("url", HOME + "theme/Nature").post("/short/create");
    created.then().statusCode(200).header("X-Fera-Database", startsWith("master "));
    String ref = ref(created.path("short_url"));
    follow("/s/" + ref).then().header("X-Fera-Database", startsWith("master "));
    follow("/short/get/" + ref).then().header("X-Fera-Database", startsWith("master "));

    assertThat(
            database.value(
                "SELECT nb_hits || ' ' || (last_hit >= creation) FROM main_static.shorturl"
                    + " WHERE ref = '"
                    + ref
                    + "'"))
        .isEqualTo("2 true");
  }

  @Test
  @Tag("WA-2.6.3")
  void leavesAShortLinkAsItIs() {
    String shortUrl = create(HOME + "theme/Nature");
    assertThat(create(shortUrl)).isEqualTo(shortUrl);
  }

  @Test
  @Tag("WA-2.6.4")
  void takesTheAddressFromTheQueryToo() {
    given()
        .queryParam("url", HOME + "?tree_groups=Waters")
        .post("/short/create")
        .then()
        .statusCode(200)
        .body("short_url", matchesPattern(".*/s/\\w+"));
  }

  @ParameterizedTest
  @Tag("WA-2.6.5")
  @ValueSource(
      strings = {
        "https://evil.example.com/",
        "https://portal.example.org@evil.example.com/",
        "https://portal.example.org.evil.example.com/",
        "//portal.example.org/",
        "javascript:alert(1)",
        "https:///portal.example.org/",
        "theme/Borders",
      })
  void shortensOnlyAddressesOfThePortal(String url) {
    given()
        .formParam("url", url)
        .post("/short/create")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo("url"));
  }

  @Test
  @Tag("WA-2.6.5")
  void neverSendsALineBreakInAHeader() {
    String shortUrl = create(HOME + "?a=b\r\nSet-Cookie: x=y");
    follow("/s/" + ref(shortUrl))
        .then()
        .statusCode(302)
        .header("Location", equalTo(HOME + "?a=b%0D%0ASet-Cookie:%20x=y"));
  }

  @Test
  @Tag("WA-2.6.6")
  void countsTheLengthWithoutTheFragment() {
    given()
        .formParam("url", HOME + "?a=" + "x".repeat(8200))
        .post("/short/create")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("url"));
    create(HOME + "#" + "x".repeat(8200));
  }

  @Test
  @Tag("WA-2.6.7")
  void wantsAnAddress() {
    given().post("/short/create").then().statusCode(400).body("parameter", equalTo("url"));
    given()
        .formParam("url", " ")
        .post("/short/create")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("url"));
  }

  @ParameterizedTest
  @Tag("WA-2.6.8")
  @ValueSource(
      strings = {"/s/nothere", "/short/get/nothere", "/s/a-b", "/s/" + "a1b2c3d4e5f6g7h8i9j0k"})
  void knowsNoOtherReference(String path) {
    follow(path).then().statusCode(404).contentType(startsWith("application/problem+json"));
  }
}
