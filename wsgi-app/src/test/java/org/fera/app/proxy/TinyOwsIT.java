package org.fera.app.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.fera.app.testing.JsonPeer;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editor may write to the sketches; the viewer may write to nothing. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class TinyOwsIT {

  private static final String CAPABILITIES =
      """
      <WFS_Capabilities xmlns="http://www.opengis.net/wfs"><Get onlineResource="%s?"/>
      <FeatureTypeList><FeatureType><Name>tows:sketch_point</Name></FeatureType>
      <FeatureType><Name>tows:canton</Name></FeatureType></FeatureTypeList></WFS_Capabilities>
      """
          .formatted(SamplePortal.TINYOWS);

  JsonPeer tinyOws;

  @BeforeEach
  void forget() {
    tinyOws.asked().clear();
    tinyOws.answerWith(200, "text/xml; charset=UTF-8", "<done/>");
  }

  private static String delete(String type) {
    return "<Transaction xmlns=\"http://www.opengis.net/wfs\"><Delete typeName=\"tows:"
        + type
        + "\"/></Transaction>";
  }

  private static Response post(RequestSpecification as, String query, String body) {
    return as.contentType("text/xml").body(body).post("/tinyows_proxy" + query);
  }

  @Test
  @Tag("WA-8.24")
  void tellsTheTypesThatTheUserMayWriteAtTheProxysAddress() {
    tinyOws.answerWith(200, "text/xml", CAPABILITIES);
    Users.as("editor")
        .get("/tinyows_proxy?SERVICE=WFS&REQUEST=GetCapabilities")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("private, no-store"))
        .body(containsString("sketch_point"))
        .body(not(containsString("canton")))
        .body(containsString("\"https://portal.example.org/portal/tinyows_proxy?\""));
  }

  @Test
  @Tag("WA-8.24")
  void handsOnWhatWritesToThem() {
    post(Users.as("editor"), "", delete("sketch_point")).then().statusCode(200);
    JsonPeer.Asked asked = tinyOws.asked().get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo(delete("sketch_point"));
    assertThat(asked.cookie()).isNull();
    assertThat(asked.uri()).isEqualTo("/ows/tinyows");
  }

  @ParameterizedTest
  @CsvSource({"editor, canton", "editor, nowhere", "viewer, sketch_point"})
  @Tag("WA-8.24")
  void handsOnNothingElse(String user, String type) {
    post(Users.as(user), "", delete(type)).then().statusCode(403);
    String address = "/tinyows_proxy?SERVICE=WFS&REQUEST=";
    Users.as(user).get(address + "GetFeature&TYPENAME=" + type).then().statusCode(403);
    Users.as(user).get(address + "GetFeature&FEATUREID=" + type + ".1").then().statusCode(403);
    Users.as(user).get(address + "DescribeFeatureType&TYPENAME=" + type).then().statusCode(403);
    assertThat(tinyOws.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST=GetFeature, TYPENAME",
    "REQUEST=DescribeFeatureType, TYPENAME",
    "'REQUEST=DescribeFeatureType&TYPENAME=sketch_point,sketch_line', TYPENAME",
    "REQUEST=Transaction&OPERATION=Delete&TYPENAME=sketch_point, REQUEST"
  })
  @Tag("WA-8.24")
  void namesWhatIsWrong(String query, String parameter) {
    Users.as("editor")
        .get("/tinyows_proxy?SERVICE=WFS&" + query)
        .then()
        .statusCode(400)
        .body("parameter", equalTo(parameter));
    assertThat(tinyOws.asked()).isEmpty();
  }

  @Test
  @Tag("WA-8.24")
  void takesNoParametersBesideABody() {
    post(Users.as("editor"), "?TYPENAME=canton", delete("sketch_point")).then().statusCode(400);
    assertThat(tinyOws.asked()).isEmpty();
  }

  @Test
  @Tag("WA-8.24")
  void asksForNameAndPassword() {
    given()
        .get("/tinyows_proxy?REQUEST=GetCapabilities")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Basic realm=\"TinyOWS\"");
    given()
        .auth()
        .preemptive()
        .basic("editor", "editor")
        .contentType("text/xml")
        .body(delete("sketch_line"))
        .post("/tinyows_proxy")
        .then()
        .statusCode(200);
  }
}
