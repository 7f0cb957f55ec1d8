package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged jar, where templates are compiled by another class loader than in the tests. */
@QuarkusIntegrationTest
@WithTestResource(PrintServers.class)
@TestProfile(PackagedPrintIT.ForThePortalOnly.class)
class PackagedPrintIT {

  /** Prints are taken by way of wsgi-app's /printproxy only. */
  public static class ForThePortalOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("fera.print.rights.public", "false");
    }
  }

  @BeforeEach
  void comeByWayOfThePortal() {
    RestAssured.requestSpecification =
        new RequestSpecBuilder()
            .addHeader("X-Fera-Printproxy", Seal.of(PrintServers.SEAL_KEY))
            .build();
  }

  @AfterEach
  void comeAsEverybody() {
    RestAssured.requestSpecification = null;
  }

  @Test
  @Tag("PS-13.4")
  void onlyThePortalMayPrintWhereThatIsSo() {
    List<String> seals = List.of("", "1 127.0.0.1 localhost x", Seal.of("another secret"));
    RestAssured.requestSpecification = null;
    for (String path :
        List.of("/print/capabilities.json", "/print/fonts", "/print/", "/city/print/")) {
      given().get(path).then().statusCode(403).body(containsString("/printproxy"));
      for (String seal : seals) {
        given().header("X-Fera-Printproxy", seal).get(path).then().statusCode(403);
      }
    }
    given().body("{}").post("/print/default/report.pdf").then().statusCode(403);
    given().get("/q/health/live").then().statusCode(200);
    comeByWayOfThePortal();
    given().get("/print/capabilities.json").then().statusCode(200);
  }

  @Test
  @Tag("PS-7.1")
  void thePackagedServiceGetsReadyAndPrintsAPage() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .get("/q/health/ready")
                            .<String>path("checks.find{it.name=='print'}.data.rehearsal"))
                    .isEqualTo("done"));
    assertThat(given().get("/q/metrics").asString())
        .doesNotContain("fera_print_job_seconds")
        .doesNotContain("fera_print_phase_seconds");

    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait")
                .map("dpi", 254)
                .attribute("title", "Packaged")
                .wms(PrintServers.mapserver(), "country", "lake", "place")
                .build());

    assertThat(page.text()).contains("Packaged", "Scale 1 : 250’000", "GeoNames, CC BY 4.0");
    assertThat(PrintedPage.water(page.colour(28 + 20, 66 + 160))).as("Bielersee").isTrue();
    for (String phase : List.of("fetch", "map", "report", "export")) {
      assertThat(given().get("/q/metrics").asString())
          .containsPattern(
              "fera_print_phase_seconds_sum\\{phase=\"" + phase + "\",?\\} 0\\.0*[1-9]");
    }
  }

  @Test
  @Tag("PS-7.2")
  void metricsAndTheDescriptionOfTheInterfaceAreThere() {
    assertThat(given().get("/q/metrics").asString()).contains("fera_print_waiting");
    assertThat(given().get("/q/openapi").asString()).contains("/print/{app}/report.{format}");
  }
}
