package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Routes, status codes and bodies. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintApiTest {

  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000@print-service-7";

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
  @Tag("PS-1.3")
  void aJobGoesFromSubmissionToDownload() {
    Response created = Printer.create("pdf", page());
    created
        .then()
        .statusCode(200)
        .body("ref", matchesPattern("[0-9a-f-]{36}@print-service-7"))
        .body("statusURL", equalTo("/city/print/status/" + created.path("ref") + ".json"))
        .body("downloadURL", equalTo("/city/print/report/" + created.path("ref")));
    String ref = created.path("ref");

    Response status = Printer.finished(ref);
    status
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .body("done", equalTo(true))
        .body("status", equalTo("finished"))
        .body("waitingTime", equalTo(0))
        .body("downloadURL", equalTo("/city/print/report/" + ref));
    assertThat(status.<Integer>path("elapsedTime")).isPositive();
    assertThat(status.<Object>path("error")).isNull();

    Response report = Printer.download(ref);
    report
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header(
            "Content-Disposition",
            matchesPattern("attachment; filename=\"map-\\d{4}-\\d{2}-\\d{2}\\.pdf\""));
    assertThat(new String(report.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    Response inline =
        given().urlEncodingEnabled(false).get("/print/report/" + ref + "?inline=true");
    assertThat(inline.header("Content-Disposition")).isNull();
  }

  @Test
  @Tag("PS-1.4")
  void everyRouteAlsoWorksUnderTheAppAndUnderTheEntryPoint() {
    String ref =
        given()
            .contentType("application/json")
            .body(page())
            .post("/city/print/report.pdf")
            .then()
            .statusCode(200)
            .extract()
            .path("ref");
    Printer.finished(ref);
    for (String base : List.of("/print", "/print/default", "/city/print", "/city/print/default")) {
      given().get(base + "/status/" + ref + ".json").then().statusCode(200);
      given().get(base + "/report/" + ref).then().statusCode(200);
      given().delete(base + "/cancel/" + ref).then().statusCode(200);
    }
  }

  @Test
  @Tag("PS-1.5")
  void unknownRefsAreNotFound() {
    given().get("/print/status/" + UNKNOWN + ".json").then().statusCode(404);
    given().get("/print/report/" + UNKNOWN).then().statusCode(404);
    given()
        .delete("/print/cancel/" + UNKNOWN)
        .then()
        .statusCode(404)
        .contentType(startsWith("text/plain"));
  }

  @Test
  @Tag("PS-1.6")
  void aPictureOfThePageIsMadeToo() throws IOException {
    String ref = Printer.submit("png", page());
    Printer.finished(ref).then().body("status", equalTo("finished"));

    Response report = Printer.download(ref);
    assertThat(report.contentType()).isEqualTo("image/png");
    var picture = ImageIO.read(new ByteArrayInputStream(report.asByteArray()));
    assertThat(picture.getWidth()).isEqualTo((int) Math.ceil(595 * 127 / 72.0));
    assertThat(picture.getHeight()).isEqualTo((int) Math.ceil(842 * 127 / 72.0));
  }

  @Test
  @Tag("PS-1.7")
  void requestsComeBareOrAsAFormOrEncoded() {
    String json =
        "{\"layout\":\"A4_portrait\",\"attributes\":{\"map\":{\"projection\":\"EPSG:2056\","
            + "\"dpi\":72,\"center\":[2600000,1200000],\"scale\":100000,\"layers\":[]}}}";
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8);
    for (String body : List.of(json, "spec=" + json, encoded, "spec=" + encoded)) {
      given()
          .contentType("text/plain")
          .body(body)
          .post("/print/default/report.pdf")
          .then()
          .statusCode(200);
    }
  }

  @Test
  @Tag("PS-1.8")
  void anUnfinishedReportIsAcceptedAndACancelledOneEnds() {
    String ref = Printer.submit("pdf", Spec.of("A4_portrait").wms("/hang", "country").build());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Printer.status(ref).path("status").equals("running"));
    Printer.status(ref)
        .then()
        .body("done", equalTo(false))
        .body("progress.done", equalTo(0))
        .body("progress.eta", greaterThanOrEqualTo(0));
    Printer.download(ref).then().statusCode(202).contentType(startsWith("text/plain"));

    given().urlEncodingEnabled(false).delete("/print/cancel/" + ref).then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Printer.status(ref).path("status").equals("canceled"));
    Printer.status(ref).then().body("error", equalTo("task canceled"));
    Printer.download(ref).then().statusCode(500).body(containsString("task canceled"));
  }

  @Test
  @Tag("PS-1.10")
  void aReportIsBuiltInOneRequest() {
    Response report =
        given()
            .contentType("application/json")
            .body(page())
            .post("/print/default/buildreport.pdf?inline=true");

    report.then().statusCode(200).contentType("application/pdf");
    assertThat(report.header("Content-Disposition")).isNull();
    assertThat(PrintedPage.of(report.asByteArray()).text()).contains("Scale 1 : 250’000");
    given()
        .contentType("application/json")
        .body(page(spec -> spec.wms("/broken", "country")))
        .post("/print/buildreport.pdf")
        .then()
        .statusCode(500)
        .body(containsString("status 500"));
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

  @Test
  @Tag("PS-2.1")
  void mistakesAreNamedWhenTheRequestIsMade() {
    assertRefused("spec", "pdf", "{nonsense");
    assertRefused("spec", "pdf", "[]");
    assertRefused("layout", "pdf", "{}");
    assertRefused("layout", "pdf", "{\"layout\":\"A3\",\"attributes\":{}}");
    assertRefused("attributes", "pdf", "{\"layout\":\"A4_portrait\"}");
    assertRefused("attributes.map", "pdf", "{\"layout\":\"A4_portrait\",\"attributes\":{}}");
    assertRefused("format", "exe", "{\"layout\":\"A4_portrait\",\"attributes\":{}}");
    assertRefused("attributes.legend", page(spec -> spec.attribute("legend", Map.of())));
    assertRefused("attributes.title", page(spec -> spec.attribute("title", "x".repeat(201))));
    assertRefused("attributes.title", page(spec -> spec.attribute("title", List.of())));
    assertRefused("attributes.map.dpi", page(spec -> spec.map("dpi", 1200)));
    assertRefused("attributes.map.dpi", page(spec -> spec.map("dpi", "NaN")));
    assertRefused("attributes.map.dpi", page(spec -> spec.map("dpi", null)));
    assertRefused("attributes.map.scale", page(spec -> spec.map("scale", 0)));
    assertRefused("attributes.map.center[1]", page(spec -> spec.map("center", List.of(1, "x"))));
    assertRefused("attributes.map.center", page(spec -> spec.map("center", null)));
    assertRefused(
        "attributes.map.bbox",
        page(spec -> spec.map("center", null).map("bbox", List.of(5, 5, 5, 9))));
    assertRefused("attributes.map.projection", page(spec -> spec.map("projection", "EPSG:99999")));
    assertRefused("attributes.map.colour", page(spec -> spec.map("colour", "red")));
    assertRefused("attributes.map.layers[0].type", page(spec -> spec.layer(Map.of("type", "gml"))));
    assertRefused(
        "attributes.map.layers[0].layers",
        page(spec -> spec.layer(Map.of("type", "wms", "baseURL", "/x"))));
    assertRefused(
        "attributes.map.layers[0].baseURL",
        page(spec -> spec.layer(Spec.wmts("/wmts/{TileRow}", "REST", "lake"))));
    assertRefused(
        "attributes.map.layers[0].geoJson.coordinates[0]",
        page(spec -> spec.layer(geoJson("Point", List.of("NaN", 1)))));
    assertRefused(
        "attributes.map.layers[0].geoJson.coordinates[0]",
        page(spec -> spec.layer(geoJson("Polygon", List.of(List.of(List.of(1, 1)))))));
    assertRefused(
        "attributes.map.layers[0].geoJson.type",
        page(spec -> spec.layer(geoJson("Circle", List.of(1, 1)))));
    assertRefused(
        "attributes.map.layers[0].style.[a >]",
        page(
            spec ->
                spec.layer(
                    Map.of(
                        "type", "geojson", "style", Map.of("version", "2", "[a >]", Map.of())))));
    assertRefused(
        "attributes.scalebar.unit",
        page(spec -> spec.attribute("scalebar", Map.of("unit", "ell"))));
  }

  private static Map<String, Object> geoJson(String type, List<?> coordinates) {
    return Map.of("type", "geojson", "geoJson", Map.of("type", type, "coordinates", coordinates));
  }

  private static void assertRefused(String parameter, String format, String body) {
    refused(
        parameter,
        given().contentType("application/json").body(body).post("/print/default/report." + format));
  }

  private static void assertRefused(String parameter, Map<String, Object> spec) {
    refused(parameter, Printer.create("pdf", spec));
  }

  private static void refused(String parameter, Response response) {
    assertThat(response.statusCode()).as(parameter + ": " + response.asString()).isEqualTo(400);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<String>path("parameter")).as(response.asString()).isEqualTo(parameter);
    assertThat(response.<String>path("detail")).startsWith(parameter);
  }

  private static Map<String, Object> page() {
    return page(spec -> spec.wms(PrintServers.mapserver(), "country"));
  }

  private static Map<String, Object> page(java.util.function.UnaryOperator<Spec> change) {
    return change.apply(Spec.of("A4_portrait")).build();
  }
}
