package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages that show tilesets. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class DemoTest {

  private static final Pattern TILESET =
      Pattern.compile("<script type=\"application/json\" id=\"tileset\">(.*)</script>");

  @Test
  @Tag("TS-1.8.1")
  void theListHasALinkForEachTilesetOnEachOfItsGrids() {
    for (String path : List.of("/tiles/demo/", "/mapcache/demo")) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .contentType(startsWith("text/html"))
          .header("Content-Security-Policy", startsWith("default-src 'none'"))
          .body(containsString("<base href=\"" + path.replaceAll("/$", "") + "/\">"))
          .body(containsString("href=\"ch_base@swissgrid_2056\""))
          .body(containsString("href=\"everywhere@from_below\""))
          .body(not(containsString("for_editors")));
    }
  }

  @Test
  @Tag("TS-1.8.1")
  void aPageNamesTilesThatAreThere() {
    for (String layer : List.of("ch_base@swissgrid_2056", "everywhere@large_tiles", "of_times")) {
      Response page = given().get("/tiles/demo/" + layer);
      assertThat(page.statusCode()).isEqualTo(200);
      Matcher json = TILESET.matcher(new String(page.asByteArray(), UTF_8));
      assertThat(json.find()).isTrue();
      JsonPath tileset = JsonPath.from(json.group(1));

      String tile =
          tileset
              .getString("template")
              .replace("..", "/tiles")
              .replace("{layer}", tileset.getString("id"))
              .replace("{z}", "3")
              .replaceAll("\\{[xy]}", "1");
      given().urlEncodingEnabled(false).get(tile).then().statusCode(200);
      assertThat(tileset.getList("grid.levels")).hasSizeGreaterThan(3);
    }
  }

  @Test
  @Tag("TS-1.8.1")
  void thatOfAPrivateTilesetIsForItsRolesAndOthersAreNotThere() {
    given().get("/tiles/demo/for_editors").then().statusCode(401);
    given().get("/tiles/demo/none").then().statusCode(404);
    given().get("/tiles/demo/bundle.json").then().statusCode(404);
    given().get("/tiles/demo/ch_base/demo.js").then().statusCode(404);
  }

  @Test
  @Tag("TS-1.8.2")
  void whatThePagesNeedComesFromHere() {
    given().get("/tiles/demo/demo.js").then().statusCode(200).contentType("text/javascript");
    given().get("/tiles/demo/demo.css").then().statusCode(200).contentType("text/css");
    given().get("/tiles/demo/LICENCES.txt").then().body(containsString("OpenLayers"));
    given().get("/tiles/demo/ch_base").then().body(not(containsString("//")));
  }
}
