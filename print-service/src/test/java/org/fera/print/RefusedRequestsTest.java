package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes in requests. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class RefusedRequestsTest {

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

  private static Map<String, Object> page(java.util.function.UnaryOperator<Spec> change) {
    return change.apply(Spec.of("A4_portrait")).build();
  }
}
