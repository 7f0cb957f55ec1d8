package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TileServers.class)
@TestProfile(EntryPointTest.BelowPortal.class)
class EntryPointTest {

  public static final class BelowPortal implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "VISIBLE_ENTRY_POINT", "/portal/",
          "VISIBLE_WEB_HOST", "maps.example.org",
          "VISIBLE_WEB_PROTOCOL", "https",
          "fera.instance", "7");
    }
  }

  @Test
  @Tag("TS-1.4.1")
  void everyRouteWorksBareAndBelowTheEntryPoint() {
    String query = "SERVICE=WMTS&REQUEST=GetCapabilities&SECTIONS=Contents";
    String bare = given().get("/tiles/wmts?" + query).then().statusCode(200).extract().asString();

    given().get("/portal/tiles/wmts?" + query).then().statusCode(200).body(equalTo(bare));
    given().get("/portal/q/health/live").then().statusCode(200);
    given().get("/portalx/tiles/wmts?" + query).then().statusCode(404);
    given().get("/portal/tiles/wmts").then().statusCode(400);
    given().get("/q/health/live").then().header("X-Fera-Instance", "tile-service-7");
  }

  @Test
  @Tag("TS-1.4.2")
  void documentsCarryTheAddressThatUsersSee() {
    given()
        .header("Host", "10.0.0.1:8083")
        .get("/tiles/wmts/1.0.0/WMTSCapabilities.xml")
        .then()
        .body(containsString("https://maps.example.org/portal/tiles/wmts/1.0.0/ch_base/"))
        .body(not(containsString("10.0.0.1")));
  }
}
