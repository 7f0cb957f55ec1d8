package org.fera.app.environments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class EnvironmentsApiIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  PortalDatabase portal;

  @Test
  @Tag("WA-10.6.1")
  void isForAdministrators() {
    given().get("/environments").then().statusCode(401);
    Users.as("editor").get("/environments").then().statusCode(403);
    Users.as("editor").delete("/environments/production").then().statusCode(403);
    promote(Users.as("editor"), "{\"from\":\"integration\"}").then().statusCode(403);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/environments/first")
        .then()
        .statusCode(401);
  }

  @Test
  @Tag("WA-10.6.2")
  void worksAsTheCommandDoes() {
    String admin = Users.session("admin");
    try {
      done(admin, post(admin, "/environments/first", "{\"from\":\"production\"}"), "create");
      done(admin, post(admin, "/environments/second", "{\"from\":\"first\"}"), "create");
      portal.execute("UPDATE main_first.treeitem SET name = 'Frontiers' WHERE name = 'Borders'");
      Users.with(admin)
          .get("/environments/diff?from=first&to=second")
          .then()
          .statusCode(200)
          .body("change", contains("renamed"))
          .body("words", contains("Theme \"Frontiers\" is the new name of \"Borders\"."));
      post(admin, "/environments/second/promotion", "{\"from\":\"first\",\"dry_run\":true}")
          .then()
          .statusCode(200)
          .body("would", hasItem("Nothing was changed."));
      done(admin, post(admin, "/environments/second/promotion", "{\"from\":\"first\"}"), "promote");
      Users.with(admin).get("/environments/diff?from=first&to=second").then().body("", empty());
      Users.with(admin)
          .get("/environments")
          .then()
          .body("name", hasItems("production", "first", "second"))
          .body("find { it.name == 'second' }.version", equalTo(2))
          .body("find { it.name == 'second' }.madeBy", equalTo("admin"))
          .body("find { it.name == 'second' }.kept", contains("main_second_v1"));
      done(admin, post(admin, "/environments/second/rollback", "{}"), "rollback");
      Users.with(admin)
          .get("/environments/diff?from=first&to=second")
          .then()
          .body("change", contains("renamed"));
    } finally {
      done(admin, Users.with(admin).delete("/environments/first"), "drop");
      done(admin, Users.with(admin).delete("/environments/second"), "drop");
    }
    Users.with(admin).get("/environments").then().body("name", not(hasItem("second")));
  }

  @Test
  @Tag("WA-10.6.3")
  void saysWhatIsWrong() {
    promote(Users.as("admin"), "{}")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("parameter", equalTo("from"));
    Users.as("admin")
        .get("/environments/diff?from=production")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("to"));
    promote(Users.as("admin"), "{\"from\":\"production\"}")
        .then()
        .statusCode(409)
        .contentType(startsWith("application/problem+json"))
        .body("detail", containsString("cannot be promoted to itself"));
    Users.as("admin").delete("/environments/production").then().statusCode(202);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                Users.as("admin")
                    .get("/environments/log")
                    .then()
                    .body("[0].outcome", equalTo("stopped"))
                    .body("[0].message", containsString("serves here")));
    Users.as("admin").get("/environments/log/999999").then().statusCode(404);
  }

  private static Response promote(RequestSpecification caller, String body) {
    return caller
        .contentType("application/json")
        .body(body)
        .post("/environments/production/promotion");
  }

  private static Response post(String session, String path, String body) {
    return Users.with(session).contentType("application/json").body(body).post(path);
  }

  /** Waits until the work that an answer names is done. */
  private static void done(String session, Response accepted, String action) {
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    int id = accepted.path("id");
    assertThat(accepted.header("Location")).endsWith("/portal/environments/log/" + id);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                Users.with(session)
                    .get("/environments/log/" + id)
                    .then()
                    .body("action", equalTo(action))
                    .body("outcome", not(equalTo("running"))));
    Users.with(session)
        .get("/environments/log/" + id)
        .then()
        .body("outcome", equalTo("done"))
        .body("user", equalTo("admin"));
  }
}
