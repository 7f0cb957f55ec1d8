package org.fera.app.viewer;

import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.app.http.EntryPoint;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ViewerRoutesIT {

  @Inject EntryPoint entryPoint;

  private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(viewer/[^\"]+\\.js)\"");

  @ParameterizedTest
  @ValueSource(strings = {"/", "/theme/Nature", "/theme/two%20words?map_x=2600000"})
  @Tag("VW-1.4")
  void thePageIsAtTheRootAndAtEachTheme(String path) {
    plain()
        .get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Cache-Control", equalTo("no-cache"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("Content-Security-Policy", not(containsString("unsafe-inline")))
        .header("X-Fera-Database", nullValue())
        .body(containsString("<base href=\"" + entryPoint.path() + "\">"));
  }

  @Test
  @Tag("VW-1.5")
  void filesOfTheBundleAreKeptForEver() {
    plain()
        .get(entryPoint.path() + script().substring(1))
        .then()
        .statusCode(200)
        .contentType(startsWith("text/javascript"))
        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
  }

  @Test
  @Tag("VW-1.5")
  void aFileWhoseNameStaysIsAskedForEachTime() {
    plain()
        .get("/viewer/LICENCES.txt")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-cache"))
        .body(containsString("BSD"));
  }

  @Test
  @Tag("VW-1.6")
  void aFileIsPackedForWhoTakesItAndEachFormHasItsTag() {
    Response packed = accepting("br, gzip;q=0.8").get(script());
    Response unpacked = accepting("identity").get(script());

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("accept-encoding");
    assertThat(packed.asByteArray().length).isLessThan(unpacked.asByteArray().length / 2);
    assertThat(unpacked.header("Content-Encoding")).isIn(null, "identity");
    assertThat(packed.header("ETag")).isNotEqualTo(unpacked.header("ETag"));
    assertThat(accepting("gzip;q=0").get(script()).header("ETag"))
        .isEqualTo(unpacked.header("ETag"));
  }

  @Test
  @Tag("VW-1.7")
  void whoHasThePageIsNotSentItAgain() {
    String tag = plain().get("/").header("ETag");

    plain().header("If-None-Match", "W/\"x\", " + tag).get("/").then().statusCode(304);
    plain().header("If-None-Match", "\"x\"").get("/").then().statusCode(200);
    plain().head("/").then().statusCode(200).header("ETag", equalTo(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/viewer/none.js",
        "/viewer/",
        "/viewer/../bundle.json",
        "/viewer/%2e%2e/bundle.json"
      })
  @Tag("VW-1.8")
  void whatTheBundleDoesNotListIsNotFound(String path) {
    plain().get(path).then().statusCode(404);
  }

  private static String script() {
    Matcher matcher = SCRIPT.matcher(plain().get("/").asString());
    assertThat(matcher.find()).isTrue();
    return "/" + matcher.group(1);
  }

  private static RequestSpecification plain() {
    return given().urlEncodingEnabled(false);
  }

  /** REST Assured itself unpacks what it has asked for; here the bytes count. */
  private static RequestSpecification accepting(String encodings) {
    return plain()
        .config(RestAssured.config().decoderConfig(decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", encodings);
  }
}
