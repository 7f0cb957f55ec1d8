package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.print.Bern.PIXEL_AT_127_DPI;
import static org.fera.print.Bern.assertTownAt;
import static org.fera.print.Bern.expected;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose servers are asked, and with which headers. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedSourcesTest {

  @Test
  @Tag("PS-4.1")
  void urlsOfThePortalAreFetchedFromItWithTheCallersCookies() {
    PrintedPage relative =
        Printer.pdf(Spec.of("A4_portrait").wms("/members", "country", "place").build());
    assertTownAt(relative, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);

    String visible = "http://" + PrintServers.VISIBLE + "/members";
    PrintedPage absolute =
        Printer.pdf(Spec.of("A4_portrait").wms(visible, "country", "place").build());
    assertTownAt(absolute, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-4.2")
  void nobodyElseGetsTheCallersCookies() {
    String stranger = ConfigProvider.getConfig().getValue("fera.test.stranger", String.class);
    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait").wms(stranger + "/strangers", "country", "place").build());

    assertTownAt(page, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-4.7")
  void serversThatTheAppNamesGetTheHeadersThatItSays() {
    String stranger = ConfigProvider.getConfig().getValue("fera.test.stranger", String.class);
    Map<String, Object> spec =
        Spec.of("A4_portrait").wms(stranger + "/keyed", "country", "place").build();

    PrintedPage page =
        PrintedPage.of(build("keyed", spec).then().statusCode(200).extract().asByteArray());
    assertTownAt(page, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);

    assertThat(build("default", spec).statusCode()).as("without them it refuses").isEqualTo(500);
  }

  private static Response build(String app, Map<String, Object> spec) {
    return given()
        .contentType("application/json")
        .header("Cookie", "session=secret")
        .header("Referer", "http://" + PrintServers.VISIBLE + "/")
        .header("X-Tenant", "bern")
        .body(spec)
        .post("/print/" + app + "/buildreport.pdf");
  }
}
