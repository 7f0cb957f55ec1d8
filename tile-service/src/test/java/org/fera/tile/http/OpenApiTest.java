package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every operation that {@code /q/openapi} names answers as it says. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class OpenApiTest {

  private static final String GRID = "/swissgrid_2056";
  private static final String TILE = "/3/1/1";

  /** An address for each operation, by its id. */
  private static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("wmtsByQuery", "/tiles/wmts?SERVICE=WMTS&REQUEST=GetCapabilities"),
          Map.entry("wmtsCapabilities", "/tiles/wmts/1.0.0/WMTSCapabilities.xml"),
          Map.entry("wmtsTile", "/tiles/wmts/1.0.0/ch_base/default" + GRID + TILE + ".png"),
          Map.entry(
              "wmtsFeatureInfo", "/tiles/wmts/1.0.0/ch_base/default" + GRID + TILE + "/9/9.0"),
          Map.entry("xyzTile", "/tiles/xyz/ch_base" + TILE + ".png"),
          Map.entry("tileJson", "/tiles/xyz/ch_base.json"),
          Map.entry("tmsService", "/tiles/tms/1.0.0/"),
          Map.entry("tmsMap", "/tiles/tms/1.0.0/ch_base"),
          Map.entry("tmsTile", "/tiles/tms/1.0.0/ch_base" + TILE + ".png"),
          Map.entry("quadKeyTile", "/tiles/qk/ch_base_3857/12022121.png"),
          Map.entry("veTile", "/tiles/ve?layer=ch_base_3857&tile=12022121"),
          Map.entry("wms", "/tiles/wms?SERVICE=WMS&REQUEST=GetCapabilities"),
          Map.entry("kml", "/tiles/kml/ch_base_3857.kml"),
          Map.entry("kmlTile", "/tiles/kml/ch_base_3857/8/133/165.kml"),
          Map.entry("demoList", "/tiles/demo/"),
          Map.entry("demo", "/tiles/demo/ch_base"),
          Map.entry("ogcLanding", "/tiles/ogc/"),
          Map.entry("ogcConformance", "/tiles/ogc/conformance"),
          Map.entry("ogcApi", "/tiles/ogc/api"),
          Map.entry("ogcTileMatrixSets", "/tiles/ogc/tileMatrixSets"),
          Map.entry("ogcTileMatrixSet", "/tiles/ogc/tileMatrixSets" + GRID),
          Map.entry("ogcCollections", "/tiles/ogc/collections"),
          Map.entry("ogcCollection", "/tiles/ogc/collections/ch_base"),
          Map.entry("ogcTilesets", "/tiles/ogc/collections/ch_base/map/tiles"),
          Map.entry("ogcTileset", "/tiles/ogc/collections/ch_base/map/tiles" + GRID),
          Map.entry("ogcTile", "/tiles/ogc/collections/ch_base/map/tiles" + GRID + TILE),
          Map.entry("purgeTiles", "/internal/tiles/purges?tileset=ch_relief"));

  @Test
  @Tag("TS-8.6")
  void eachOperationAnswersAtItsPath() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/q/openapi?format=json").jsonPath().getMap("paths");
    Map<String, String> templates = new HashMap<>();
    Map<String, String> methods = new HashMap<>();
    paths.forEach(
        (path, operations) ->
            operations.forEach(
                (method, operation) -> {
                  templates.put((String) operation.get("operationId"), path);
                  methods.put((String) operation.get("operationId"), method);
                }));

    assertThat(templates.keySet()).isEqualTo(ADDRESSES.keySet());
    ADDRESSES.forEach(
        (operation, address) -> {
          assertThat(address.replaceFirst("\\?.*", ""))
              .matches(templates.get(operation).replaceAll("\\{[^}]*}", "[^/]+"));
          Response response =
              given().urlEncodingEnabled(false).request(methods.get(operation), address);
          assertThat(response.statusCode()).as(operation).isEqualTo(200);
        });
  }
}
