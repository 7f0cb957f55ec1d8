package org.fera.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.fera.postgres.testing.TestCluster;
import org.fera.router.app.TestDatabaseResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reads may not do, and the beans that Quarkus' qualifier finds. */
@QuarkusTest
@WithTestResource(TestDatabaseResource.class)
class RefusalTest {

  private static final String MASTER = TestCluster.shared().master() + " off";

  @Tag("DR-5.3")
  @Test
  void what_only_the_master_does_names_the_route_and_the_setting() {
    given()
        .get("/role/serializable")
        .then()
        .statusCode(500)
        .body(
            allOf(
                containsString("GET /role/serializable asked a slave"),
                containsString("fera.router.force-master")));
  }

  @Tag("DR-5.4")
  @Test
  void an_advisory_lock_in_a_read_is_refused_before_a_slave_grants_it() {
    given()
        .get("/role/advisory-lock")
        .then()
        .statusCode(500)
        .body(containsString("GET /role/advisory-lock takes an advisory lock"));
    given().post("/role/advisory-lock").then().statusCode(200).body(is("t"));
  }

  @Tag("DR-4.10")
  @Test
  void the_sources_are_beans_of_quarkus_own_qualifier() {
    List<String> read = List.of(given().get("/beans").asString().split("\\|"));
    List<String> written = List.of(given().post("/beans").asString().split("\\|"));
    assertThat(written.get(0)).isEqualTo(MASTER);
    assertThat(read.get(0)).endsWith(" on").isEqualTo(read.get(2));
    assertThat(List.of(read.get(1), written.get(1))).containsOnly(MASTER);
    assertThat(written.get(2)).endsWith(" on");
    given().get("/beans/unknown").then().statusCode(500).body(containsString("`other`"));
  }
}
