package org.fera.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample portal as a browser meets it, through HAProxy. */
@ExtendWith(RunningPortal.class)
class PortalIT {

  private static final String MAP =
      "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&FORMAT=image/png"
          + "&STYLES=&CRS=EPSG:2056&BBOX=2480000,1070000,2840000,1300000&WIDTH=720&HEIGHT=460&LAYERS=";

  private final Fera fera;

  PortalIT(Fera fera) {
    this.fera = fera;
  }

  @BeforeEach
  void useTheEntry() {
    RestAssured.baseURI = fera.entry();
    RestAssured.urlEncodingEnabled = false;
  }

  @Test
  @Tag("FE-2.1")
  void themesListTheSamplePortal() {
    given()
        .get("/themes?interface=desktop&background=background")
        .then()
        .statusCode(200)
        .body("themes", hasSize(greaterThanOrEqualTo(4)))
        .body("background_layers", hasSize(greaterThanOrEqualTo(1)))
        .body("errors", hasSize(0));
  }

  @Test
  @Tag("FE-2.2")
  void readsComeFromBothSlavesAndNeverFromTheMaster() {
    Set<String> nodes = new HashSet<>();
    for (int i = 0; i < 200 && nodes.size() < 2; i++) {
      nodes.add(database(given().get("/search?query=bern&limit=3")));
    }

    assertThat(nodes)
        .containsExactlyInAnyOrder(
            "slave 127.0.0.2:" + fera.postgresPort(), "slave 127.0.0.3:" + fera.postgresPort());
  }

  @Test
  @Tag("FE-2.3")
  void shortLinksAreWrittenAndCountedOnTheMaster() {
    String target = fera.entry() + "/theme/demo?map_x=2600000";
    Response created = given().formParam("url", target).post("/short/create");
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
    assertThat(database(created)).isEqualTo("master 127.0.0.1:" + fera.postgresPort());

    Response followed = given().redirects().follow(false).get(created.path("short_url").toString());
    assertThat(followed.statusCode()).isEqualTo(302);
    assertThat(followed.header("Location")).isEqualTo(target);
    assertThat(database(followed)).isEqualTo("master 127.0.0.1:" + fera.postgresPort());
  }

  @Test
  @Tag("FE-2.4")
  void aMapOfSwitzerlandHasLakesWhereTheyAre() throws IOException {
    Response response = given().get(MAP + "country,lake,canton");
    assertThat(response.contentType()).startsWith("image/png");
    Picture picture = Picture.of(response.asByteArray());

    assertThat(picture.colours()).isGreaterThan(3);
    // The middle of Lake Geneva, E 2538000 N 1146000, is water; Bern, E 2600000 N 1200000, is not.
    assertThat(picture.bluish(116, 308)).as("Lake Geneva").isTrue();
    assertThat(picture.bluish(240, 200)).as("Bern").isFalse();
  }

  @Test
  @Tag("FE-2.5")
  void aTileOfTheBackgroundIsAPicture() throws IOException {
    String capabilities =
        given()
            .get("/tiles/wmts/1.0.0/WMTSCapabilities.xml")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(capabilities).contains(fera.entry() + "/tiles/").contains("2056");

    Response tile = given().get("/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/7/4.png");
    assertThat(tile.statusCode()).as(tile.header("X-Fera-Instance")).isEqualTo(200);
    Picture picture = Picture.of(tile.asByteArray());
    assertThat(picture.colours()).isGreaterThan(8);
    // The tile begins at E 2522400 N 1170800, with 100 m to a pixel: Lake Geneva as in the map
    // above.
    assertThat(picture.bluish(156, 248)).as("Lake Geneva").isTrue();
  }

  @Test
  @Tag("FE-2.6")
  void everyAnswerNamesItsInstanceAndBothInstancesWork() {
    Set<String> instances = new HashSet<>();
    for (int i = 0; i < 200 && instances.size() < 2; i++) {
      Response response = given().get("/search?query=bern&limit=1");
      assertThat(response.header("X-Request-ID")).isNotBlank();
      instances.add(response.header("X-Fera-Instance"));
    }

    assertThat(instances).containsExactlyInAnyOrder("wsgi-app-1", "wsgi-app-2");
  }

  @Test
  @Tag("FE-2.7")
  void aWrongParameterIsNamed() {
    given()
        .get("/themes?min_levels=many")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo("min_levels"));
    given()
        .get("/mapserv_proxy?SERVICE=WMS&REQUEST=GetMap&ogcserver=nowhere")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("ogcserver"));
  }

  @Test
  @Tag("FE-2.10")
  void moreMapsAtATimeThanThereAreWorkersAreAllDrawn() {
    try (Load load = new Load(fera.entry(), Collections.nCopies(12, Page.MAP))) {
      await("maps").atMost(Duration.ofSeconds(90)).until(() -> load.answered() > 300);
      assertThat(load.failures()).isEmpty();
    }
  }

  @Test
  @Tag("FE-3.1")
  void insidesAreNotReachedFromOutside() {
    for (String path :
        List.of(
            "/internal/identity",
            "//internal/identity",
            "/q/metrics",
            "/q/health",
            "/%69nternal/identity")) {
      assertThat(given().get(path).statusCode()).as(path).isIn(400, 403, 404);
      assertThat(given().get(path).asString())
          .as(path)
          .doesNotContain("jvm_")
          .doesNotContain("\"checks\"");
    }
    assertThat(given().get("/q/openapi").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("FE-3.2")
  void ambiguousPathsAreRefused() {
    for (String path : List.of("/themes;v=1", "/s%2Fabcd", "/s%5cabcd", "/themes%00")) {
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(400);
    }
  }

  private static String database(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isLessThan(400);
    return response.header("X-Fera-Database");
  }
}
