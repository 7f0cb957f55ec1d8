package org.fera.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.fera.postgres.testing.TestCluster;
import org.fera.router.app.TestDatabaseResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JTA transactions over routed sources. */
@QuarkusTest
@WithTestResource(TestDatabaseResource.class)
class TransactionTest {

  private static final String MASTER = TestCluster.shared().master().host();

  private static List<String> sessions(String answer) {
    return List.of(answer.split("\\|"));
  }

  @Tag("DR-15.1")
  @Test
  void a_transaction_keeps_one_session_for_all_its_connections() {
    List<String> read = sessions(given().get("/transaction/read").asString());
    assertThat(read).hasSize(3);
    assertThat(Set.copyOf(read)).hasSize(1);
    assertThat(read.get(0)).doesNotStartWith(MASTER + " ");
    List<String> written = sessions(given().post("/transaction/write").asString());
    assertThat(written.get(0)).startsWith(MASTER + " ").isEqualTo(written.get(1));
  }

  @Tag("DR-15.2")
  @Test
  void a_transaction_inside_another_has_a_session_of_its_own() {
    given().post("/transaction/write");
    List<String> sessions = sessions(given().get("/transaction/nested").asString());
    assertThat(sessions.get(0)).doesNotStartWith(MASTER + " ").isEqualTo(sessions.get(2));
    assertThat(sessions.get(1)).startsWith(MASTER + " ");
  }

  @Tag("DR-15.3")
  @Test
  void a_transaction_that_began_on_a_slave_cannot_write_and_is_told_where() {
    given().post("/transaction/write");
    String before = given().get("/transaction/count").asString();
    var answer = given().get("/transaction/mixed");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.asString())
        .contains("since TransactionResource.one:", "at Writer.insert:", "REQUIRES_NEW");
    assertThat(given().get("/transaction/count").asString()).isEqualTo(before);
  }

  @Tag("DR-15.4")
  @Test
  void a_transaction_that_fails_leaves_nothing_and_no_connection() {
    given().post("/transaction/write");
    String before = given().get("/transaction/count").asString();
    for (int i = 0; i < 25; i++) {
      given().post("/transaction/fail").then().statusCode(400);
    }
    assertThat(given().get("/transaction/count").asString()).isEqualTo(before);
    assertThat(given().post("/transaction/write").header("Set-Cookie")).startsWith("fera-rw=");
    assertThat(given().get("/transaction/count").asString())
        .isEqualTo(String.valueOf(Integer.parseInt(before) + 1));
  }
}
