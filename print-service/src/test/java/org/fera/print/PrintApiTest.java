package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be printed, as clients and people are told. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintApiTest {

  @Test
  @Tag("PS-1.1")
  void appsAreListed() {
    given()
        .get("/print/apps.json")
        .then()
        .statusCode(200)
        .header("X-Fera-Instance", "print-service-7")
        .header("Cache-Control", containsString("max-age="))
        .body("", hasItems("default"));
  }

  @Test
  @Tag("PS-1.2")
  void capabilitiesTellLayoutsAttributesAndFormats() {
    for (String path : List.of("/print/capabilities.json", "/print/default/capabilities.json")) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .contentType("application/json;charset=utf-8")
          .body("app", equalTo("default"))
          .body("layouts.name", contains("A4_landscape", "A4_portrait"))
          .body("layouts[1].attributes.name", hasItems("title", "comments", "map", "scalebar"))
          .body("layouts[1].attributes.find{it.name=='map'}.clientInfo.width", equalTo(539))
          .body("layouts[1].attributes.find{it.name=='map'}.clientInfo.maxDPI", equalTo(300f))
          .body("layouts[1].attributes.find{it.name=='map'}.type", equalTo("MapAttributeValues"))
          .body("layouts[1].attributes.find{it.name=='title'}.default", equalTo(""))
          .body("formats", hasItems("pdf", "png"));
    }
    given()
        .get("/print/nowhere/capabilities.json")
        .then()
        .statusCode(404)
        .contentType(startsWith("text/plain"))
        .body(startsWith("Error while processing request:\n"));
  }

  @Test
  @Tag("PS-1.2")
  void capabilitiesCanBeReadByPeople() {
    assertThat(given().get("/print/default/capabilities.json?pretty=true").asString())
        .contains("{\n  \"app\" : \"default\"");
  }

  @Test
  @Tag("PS-1.13")
  void fontsAreListed() {
    given()
        .get("/print/fonts")
        .then()
        .statusCode(200)
        .body("jasperreportFonts", hasItems("DejaVu Sans"))
        .body("fonts.find{it.family=='Dialog'}.fontconfig[0].weight", equalTo(400));
  }

  @Test
  @Tag("PS-1.14")
  void pagesOfOtherSitesMayPrintWithoutCookies() {
    Response answer =
        given()
            .header("Origin", "https://other.example.org")
            .header("Access-Control-Request-Method", "DELETE")
            .options("/print/cancel/x");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isNotEmpty();
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("DELETE");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
  }

  @Test
  @Tag("PS-1.11")
  void examplesAreRequestsThatAreAccepted() {
    for (String path :
        List.of("/print/exampleRequest.json", "/print/default/exampleRequest.json")) {
      String example = given().get(path).then().statusCode(200).extract().path("Bern");
      given().body(example).post("/print/default/report.pdf").then().statusCode(200);
    }
  }

  @Test
  @Tag("PS-1.22")
  void aPageForPeopleWorksByTheSameInterface() {
    for (String path : List.of("/print/", "/print", "/city/print/")) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .contentType("text/html")
          .body(containsString("apps.json"), containsString("/capabilities.json"));
    }
  }
}
