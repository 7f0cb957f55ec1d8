package org.fera.app.frontend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder src/test/resources/frontend/mobile, mounted as the interface mobile. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class FrontendIT {

  @ParameterizedTest
  @ValueSource(
      strings = {"/mobile", "/portal/mobile", "/mobile/theme/Nature", "/mobile/theme/a%20b?x=1"})
  @Tag("WA-1.21")
  void showsThePageAtItsInterface(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Cache-Control", equalTo("public, max-age=10"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Security-Policy", containsString("object-src 'none'"))
        .body(containsString("src=\"/portal/static-frontend/mobile/mobile-a0b09a.js\""));
  }

  @Test
  @Tag("WA-1.21")
  void tellsThePageItsInterfaceAndItsConstants() {
    assertThat(given().get("/mobile").asString())
        .contains("<meta name=\"dynamicUrl\" content=\"/portal/dynamic.json\">")
        .contains("<meta content=\"mobile\" name=\"interface\">");
  }

  @ParameterizedTest
  @CsvSource({
    "mobile-a0b09a.js, text/javascript, 'public, max-age=31536000, immutable'",
    "mobile-a0b09a.css, text/css, 'public, max-age=31536000, immutable'",
    "logo.png, image/png, no-cache"
  })
  @Tag("WA-1.22")
  void handsOutFilesAndSaysHowLongTheyMayBeKept(String file, String type, String caching) {
    given()
        .get("/portal/static-frontend/mobile/" + file)
        .then()
        .statusCode(200)
        .contentType(startsWith(type))
        .header("Cache-Control", equalTo(caching));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../beside.txt",
        "%2e%2e/beside.txt",
        "..%2fbeside.txt",
        "%2e%2e%2fbeside.txt",
        "..%5cbeside.txt",
        "x/../../beside.txt",
        "%252e%252e/beside.txt",
        ".hidden",
        "",
        "nothing.js"
      })
  @Tag("WA-1.22")
  void handsOutNothingElse(String path) {
    Response answer =
        given().urlEncodingEnabled(false).get("/portal/static-frontend/mobile/" + path);
    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.asString()).doesNotContain("secret");
  }

  @Test
  @Tag("WA-1.21")
  void hasAHeaderWhereNgeoLooksForIt() {
    for (String page : new String[] {"/mobile", "/theme/mobile", "/mobile/theme/mobile"}) {
      given().get(page + "/header.html").then().statusCode(200).contentType("text/html");
    }
  }
}
