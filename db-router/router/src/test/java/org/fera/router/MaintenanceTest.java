package org.fera.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.postgres.testing.TestCluster;
import org.fera.postgres.testing.TestDatabase;
import org.fera.router.app.TestDatabaseResource;
import org.fera.router.maintenance.Maintenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator looks at the router, and switches writing off and on. */
@QuarkusTest
@WithTestResource(TestDatabaseResource.class)
class MaintenanceTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  TestDatabase database;

  private static ValidatableResponse post(String query) {
    return given()
        .header("X-Fera-Operator", TestDatabaseResource.OPERATOR)
        .post("/q/db-router/read-only?" + query)
        .then();
  }

  @AfterEach
  void switchOn() {
    post("readonly=false").statusCode(200);
  }

  @Tag("DR-14.1")
  @Test
  void the_status_tells_sources_and_nodes() {
    given()
        .get("/q/db-router/status")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("canRead", is(true))
        .body("sources.name", equalTo(List.of("main")))
        .body("sources[0].readOnly", is(false))
        .body("sources[0].maintenance", nullValue())
        .body("sources[0].nodes.role", hasItems("master", "slave"))
        .body("sources[0].nodes[0].address", is(TestCluster.shared().master().toString()))
        .body("sources[0].nodes[0].state", is("up"));
  }

  @Tag("DR-14.2")
  @Test
  void only_the_operator_switches_and_only_with_what_is_understood() {
    given().post("/q/db-router/read-only?readonly=true").then().statusCode(403);
    given()
        .header("X-Fera-Operator", "guessed")
        .post("/q/db-router/read-only?readonly=true")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    given().get("/q/db-router/read-only?readonly=true").then().statusCode(405);
    post("x=y").statusCode(400).body("parameter", is("readonly"));
    post("readonly=yes").statusCode(400).body("parameter", is("readonly"));
    post("readonly=true&source=x").statusCode(400).body("parameter", is("source"));
    post("readonly=true&reason=" + "a".repeat(301)).statusCode(400).body("parameter", is("reason"));
    given().post("/role/insert").then().statusCode(200);
  }

  @Tag("DR-14.3")
  @Tag("DR-1.2")
  @Test
  void writes_are_refused_with_the_reason_on_all_instances_and_reads_go_on() throws Exception {
    given().post("/role/insert").then().statusCode(200);
    try (DbRouter other = Routers.of(database.environment())) {
      post("readonly=true&reason=moving to new disks")
          .statusCode(200)
          .body("sources[0].readOnly", is(true))
          .body("sources[0].maintenance.reason", is("moving to new disks"))
          .body("sources[0].maintenance.by", is("database"));
      given()
          .post("/role/insert")
          .then()
          .statusCode(503)
          .header("Retry-After", "60")
          .body(containsString("moving to new disks"));
      assertThat(given().get("/s/x").asString()).as("before the master list").endsWith(" on");
      assertThat(given().post("/x").asString()).as("a POST that reads").endsWith(" on");
      assertThat(given().get("/role/use-master").asString()).endsWith(" on");
      await()
          .atMost(LIMIT)
          .until(() -> other.maintenance("main").map(Maintenance::reason).isPresent());
      assertThatThrownBy(() -> insert(other)).satisfies(MaintenanceTest::isMaintenance);
      assertThat(Routers.ask(other.master("main"), "select pg_is_in_recovery()"))
          .as("migrations and the operator still write")
          .isEqualTo("f");

      post("readonly=false").statusCode(200).body("sources[0].readOnly", is(false));
      given().post("/role/insert").then().statusCode(200);
      await().atMost(LIMIT).until(() -> other.maintenance("main").isEmpty());
      insert(other);
    }
  }

  private static void insert(DbRouter router) throws Exception {
    Routers.ask(router.dataSource("main"), "insert into written values (1) returning id");
  }

  private static void isMaintenance(Throwable failure) {
    assertThat(RouterException.find(failure))
        .hasValueSatisfying(
            found ->
                assertThat(found)
                    .isInstanceOf(RouterException.UnderMaintenance.class)
                    .hasMessageContaining("moving"));
  }

  @Tag("DR-14.4")
  @Test
  void the_environment_switches_off_without_a_master() throws Exception {
    Map<String, String> settings = new HashMap<>(database.environment());
    given().post("/role/insert").then().statusCode(200);
    database.awaitSlaves();
    settings.put("PGHOST", "127.0.0.9");
    settings.put("fera.router.read-only", "true");
    settings.put("fera.router.read-only-reason", "moving");
    try (DbRouter router = Routers.of(settings)) {
      assertThat(router.maintenance("main")).map(Maintenance::since).contains(Optional.empty());
      assertThat(Routers.ask(router.dataSource("main"), "select pg_is_in_recovery()"))
          .isEqualTo("t");
      assertThatThrownBy(() -> insert(router)).satisfies(MaintenanceTest::isMaintenance);
    }
  }
}
