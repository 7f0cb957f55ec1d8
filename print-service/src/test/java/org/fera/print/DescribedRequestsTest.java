package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The description of the interface has what the readers of requests know, and nothing else. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class DescribedRequestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ODD = "zzz";
  private static final String KNOWN = "known here: ";

  private static JsonNode description() throws IOException {
    return JSON.readTree(given().get("/q/openapi?format=json").asString());
  }

  @Test
  @Tag("PS-1.23")
  void eachLayoutHasASchemaOfItsConfiguration() throws IOException {
    JsonNode description = description();
    JsonNode schemas = description.at("/components/schemas");
    JsonNode request = schemas.get("default.A4_portrait");
    assertThat(request.at("/properties/layout/const").asText()).isEqualTo("A4_portrait");
    JsonNode attributes = request.at("/properties/attributes");
    assertThat(texts(attributes.get("required"))).containsExactly("map");
    assertThat(attributes.at("/properties/title/maxLength").asInt()).isEqualTo(200);
    assertThat(attributes.at("/properties/title/default").isTextual()).isTrue();
    assertThat(attributes.at("/properties/map/properties/dpi/maximum").asDouble()).isEqualTo(300);
    assertThat(attributes.at("/properties/map/properties/width/const").asInt()).isEqualTo(539);
    assertThat(attributes.at("/additionalProperties").booleanValue()).isFalse();
    assertThat(attributes.has("additionalProperties")).isTrue();
    assertThat(
            schemas
                .at(
                    "/geomapfish.1_A4_portrait/properties/attributes/properties/datasource/items/properties/table/$ref")
                .asText())
        .endsWith("/Table");
    for (String path : List.of("/print/report.{format}", "/print/{app}/buildreport.{format}")) {
      JsonNode any =
          description
              .get("paths")
              .get(path)
              .at("/post/requestBody/content/application~1json/schema/oneOf");
      assertThat(any.findValuesAsText("$ref"))
          .contains("#/components/schemas/default.A4_portrait")
          .noneMatch(ref -> ref.contains("guarded"));
    }
    assertThat(schemas.has("guarded.A4_portrait")).isFalse();
  }

  @Test
  @Tag("PS-1.23")
  void allReferencesLeadSomewhere() throws IOException {
    JsonNode description = description();
    for (String reference : new TreeSet<>(description.findValuesAsText("$ref"))) {
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  @Tag("PS-1.23")
  void theKeysAreThoseThatRequestsMayHave() throws IOException {
    JsonNode schemas = description().at("/components/schemas");
    assertKeys(
        schemas.at("/default.A4_portrait/properties/attributes/properties/map"),
        Spec.of("A4_portrait").map(ODD, 1));
    assertKeys(
        schemas.at("/default.A4_portrait/properties/attributes"),
        Spec.of("A4_portrait").attribute(ODD, 1));
    Map<String, Object> wms = Map.of("type", "wms", "baseURL", "/x", "layers", List.of("a"));
    assertLayer(schemas.get("WmsLayer"), wms);
    assertLayer(
        schemas.get("TiledWmsLayer"),
        and(and(wms, "type", "tiledwms"), "tileSize", List.of(256, 256)));
    Map<String, Object> wmts = Spec.wmts("/wmts", "KVP", "lake");
    assertLayer(schemas.get("WmtsLayer"), wmts);
    Map<String, Object> matrix =
        Map.of(
            "identifier",
            "0",
            "scaleDenominator",
            1000,
            "tileSize",
            List.of(256, 256),
            "topLeftCorner",
            List.of(0, 0),
            "matrixSize",
            List.of(1, 1),
            ODD,
            1);
    assertKeys(
        schemas.get("Matrix"),
        Spec.of("A4_portrait").layer(and(wmts, "matrices", List.of(matrix))));
    assertLayer(schemas.get("OsmLayer"), Map.of("type", "osm", "baseURL", "/x"));
    assertLayer(
        schemas.get("ImageLayer"),
        Map.of("type", "image", "baseURL", "/x", "extent", List.of(0, 0, 1, 1)));
    assertLayer(schemas.get("GeoJsonLayer"), Map.of("type", "geojson"));
    assertLayer(
        schemas.get("GridLayer"),
        Map.of("type", "grid", "spacing", List.of(1, 1), "origin", List.of(0, 0)));
    assertKeys(
        schemas.get("ZoomToFeatures"),
        Spec.of("A4_portrait")
            .map("center", null)
            .map("zoomToFeatures", Map.of("minScale", 1000, ODD, 1)));
    String area = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";
    assertKeys(
        schemas.get("AreaOfInterest"),
        Spec.of("A4_portrait").map("areaOfInterest", Map.of("area", area, ODD, 1)));
    assertKeys(
        schemas.get("Scalebar"), Spec.of("A4_portrait").attribute("scalebar", Map.of(ODD, 1)));
    assertKeys(
        schemas.get("NorthArrow"), Spec.of("A4_portrait").attribute("northArrow", Map.of(ODD, 1)));
    assertKeys(schemas.get("Legend"), Spec.of("1 A4 portrait").attribute("legend", Map.of(ODD, 1)));
    assertKeys(
        schemas.get("Table"),
        Spec.of("1 A4 portrait").attribute("datasource", List.of(Map.of("table", Map.of(ODD, 1)))));
  }

  private static Map<String, Object> and(Map<String, Object> map, String key, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static void assertLayer(JsonNode schema, Map<String, Object> layer) {
    assertKeys(schema, Spec.of("A4_portrait").layer(and(layer, ODD, 1)));
  }

  /** The service names the keys that it knows where it refuses one that it does not. */
  private static void assertKeys(JsonNode schema, Spec spec) {
    Map<String, Object> request = new LinkedHashMap<>(spec.build());
    String app = request.get("layout").equals("A4_portrait") ? "default" : "geomapfish";
    Response answer =
        given().contentType("application/json").body(request).post("/print/" + app + "/report.pdf");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    String detail = answer.path("detail");
    assertThat(detail).contains(ODD, KNOWN);
    Set<String> known =
        Arrays.stream(detail.substring(detail.indexOf(KNOWN) + KNOWN.length()).split(", "))
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> described = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(described::add);
    assertThat(
            described.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()))
        .as(detail)
        .isEqualTo(known);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
