package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged jar, where templates are compiled by another class loader than in the tests. */
@QuarkusIntegrationTest
@WithTestResource(PrintServers.class)
class PackagedPrintIT {

  @Test
  @Tag("PS-7.1")
  void thePackagedServiceGetsReadyAndPrintsAPage() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200));

    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait")
                .map("dpi", 254)
                .attribute("title", "Packaged")
                .wms(PrintServers.mapserver(), "country", "lake", "place")
                .build());

    assertThat(page.text()).contains("Packaged", "Scale 1 : 250’000", "GeoNames, CC BY 4.0");
    assertThat(PrintedPage.water(page.colour(28 + 20, 66 + 160))).as("Bielersee").isTrue();
  }

  @Test
  @Tag("PS-7.2")
  void metricsAndTheDescriptionOfTheInterfaceAreThere() {
    assertThat(given().get("/q/metrics").asString()).contains("fera_print_waiting");
    assertThat(given().get("/q/openapi").asString()).contains("/print/{app}/report.{format}");
  }
}
