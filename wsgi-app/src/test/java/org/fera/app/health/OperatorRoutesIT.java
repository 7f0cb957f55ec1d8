package org.fera.app.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.fera.app.testing.FaultyWms;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class OperatorRoutesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  PortalDatabase database;

  @Test
  @Tag("WA-9.1")
  void checksTheDatabaseFirstAndMoreWhenAsked() {
    given()
        .get("/c2c/health_check")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("failures", anEmptyMap())
        .body(
            "successes.keySet()",
            hasItems("db_engine_sqlalchemy", "db_engine_sqlalchemy_slave", "migrations"))
        .body("successes", not(hasKey("capabilities_main")))
        .body("successes.migrations.level", equalTo(1))
        .body("successes.migrations.timing", notNullValue());
    given()
        .get("/portal/c2c/health_check?max_level=3&checks=capabilities_main,migrations")
        .then()
        .statusCode(200)
        .body("successes.keySet()", hasItems("capabilities_main", "migrations"))
        .body("successes.size()", is(2));
    given()
        .get("/c2c/health_check?max_level=many")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("max_level"));
  }

  @Test
  @Tag("WA-9.1")
  void failsWithTheErrorsOfTheThemesAndNothingElse() {
    given()
        .get("/c2c/health_check?max_level=4&checks=themes_broken,themes_desktop")
        .then()
        .statusCode(500)
        .body("successes", hasKey("themes_desktop"))
        .body("failures.themes_broken.level", equalTo(4))
        .body("failures.themes_broken.message", containsString("unsupported name 'No/theme'"))
        .body("failures.themes_broken.size()", is(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invalidate", "/c2c/versions.json"})
  @Tag("WA-9.2")
  void letsInOperatorsOnly(String route) {
    given().get(route).then().statusCode(403);
    given().get(route + "?secret=wrong").then().statusCode(403);
    given().header("X-API-Key", "").get(route).then().statusCode(403);
    given().header("X-API-Key", SamplePortal.OPERATOR_SECRET).get(route).then().statusCode(200);
    given().get(route + "?secret=" + SamplePortal.OPERATOR_SECRET).then().statusCode(200);
  }

  @Test
  @Tag("WA-9.2")
  void tellsWhatRuns() {
    given()
        .header("X-API-Key", SamplePortal.OPERATOR_SECRET)
        .get("/c2c/versions.json")
        .then()
        .body("main.wsgi-app", notNullValue())
        .body("packages.java", containsString("."));
  }

  @Test
  @Tag("WA-9.3")
  void forgetsWhatOtherServersSaid() {
    try (FaultyWms peer = FaultyWms.withLayers("lake")) {
      String before = database.value("SELECT url FROM main.ogc_server WHERE name = 'main'");
      database.execute(
          "UPDATE main.ogc_server SET wfs_support = false, url = '%s'".formatted(peer.url()));
      try {
        await().atMost(LIMIT).until(() -> peer.asked() > 0);
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () ->
                    given()
                        .get("/themes?set=themes")
                        .then()
                        .body("errors.findAll { it.contains('(river)') }", not(empty())));
        peer.usually(new FaultyWms.Answer(200, FaultyWms.capabilities("lake", "river")));
        given()
            .header("X-API-Key", SamplePortal.OPERATOR_SECRET)
            .get("/invalidate")
            .then()
            .statusCode(200);
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () ->
                    given()
                        .get("/themes?set=themes")
                        .then()
                        .body("errors.findAll { it.contains('(river)') }", empty()));
      } finally {
        database.execute(
            "UPDATE main.ogc_server SET wfs_support = true, url = '%s'".formatted(before));
      }
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> given().get("/themes").then().body("errors", empty()));
      assertThat(peer.asked()).isPositive();
    }
  }
}
