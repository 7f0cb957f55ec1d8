package org.fera.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.router.app.OwnClusterResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReadYourWritesTest.OwnCluster.class)
@QuarkusTestResource(value = OwnClusterResource.class, restrictToAnnotatedClass = true)
class ReadYourWritesTest {

  /** An application of its own. */
  public static final class OwnCluster implements QuarkusTestProfile {}

  private static final Duration LIMIT = Duration.ofSeconds(60);

  PostgresCluster cluster;

  @BeforeEach
  void makeTable() {
    given().post("/role/insert").then().statusCode(200);
    cluster.awaitReplayed();
  }

  @AfterEach
  void restore() {
    cluster.slaves().forEach(node -> node.resumeReplay());
  }

  private static Response count(String cookie) {
    return given().header("Cookie", "a=b; " + cookie).get("/role/count");
  }

  private static String node(Response answer) {
    return answer.header("X-Fera-Database").split(" ")[1].split(":")[0];
  }

  private static String cookie(Response answer) {
    return answer.header("Set-Cookie").split(";")[0];
  }

  @Tag("DR-10.1")
  @Test
  void who_wrote_sees_it_and_others_read_the_slaves() {
    cluster.slaves().forEach(node -> node.pauseReplay());
    int before = Integer.parseInt(count("").asString());
    Response written = given().post("/role/insert");
    assertThat(written.header("Set-Cookie"))
        .startsWith("fera-rw=")
        .contains("Path=/; Max-Age=30; HttpOnly; SameSite=Lax")
        .doesNotContain("Secure");
    Response mine = count(cookie(written));
    assertThat(mine.asString()).isEqualTo(String.valueOf(before + 1));
    assertThat(node(mine)).isEqualTo(cluster.master().host());
    Response program =
        given().header("X-Fera-Written", written.header("X-Fera-Written")).get("/role/count");
    assertThat(program.asString()).isEqualTo(String.valueOf(before + 1));
    Response others = count("");
    assertThat(others.asString()).isEqualTo(String.valueOf(before));
    assertThat(node(others)).isNotEqualTo(cluster.master().host());
    cluster.slaves().forEach(node -> node.resumeReplay());
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              Response later = count(cookie(written));
              assertThat(node(later)).isNotEqualTo(cluster.master().host());
              assertThat(later.asString()).isEqualTo(String.valueOf(before + 1));
            });
  }

  @Tag("DR-10.2")
  @Test
  void a_slave_that_has_caught_up_serves_who_wrote() {
    cluster.slaves().get(0).pauseReplay();
    Response written = given().post("/role/insert");
    String other = cluster.slaves().get(1).host();
    await().atMost(LIMIT).until(() -> node(count(cookie(written))).equals(other));
    for (int i = 0; i < 40; i++) {
      assertThat(node(count(cookie(written)))).isEqualTo(other);
    }
  }

  @Tag("DR-10.7")
  @Test
  void whether_a_slave_has_caught_up_is_known_without_asking_it() throws IOException {
    Response written = given().post("/role/insert");
    cluster.awaitReplayed();
    await()
        .atMost(LIMIT)
        .until(() -> !node(count(cookie(written))).equals(cluster.master().host()));
    logReads(true);
    try {
      for (int i = 0; i < 40; i++) {
        count(cookie(written));
      }
      assertThat(loggedReads()).hasSize(40).allMatch(line -> line.contains("select count(*)"));
    } finally {
      logReads(false);
    }
  }

  private void logReads(boolean on) {
    for (Node slave : cluster.slaves()) {
      slave
          .server()
          .execute(
              "postgres",
              on
                  ? "alter system set log_line_prefix = '%a|'"
                  : "alter system reset log_line_prefix",
              on ? "alter system set log_statement = 'all'" : "alter system reset log_statement",
              "select pg_reload_conf()");
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  slave
                      .server()
                      .ask("postgres", "show log_statement")
                      .filter(on ? "all"::equals : "none"::equals)
                      .isPresent());
    }
  }

  private List<String> loggedReads() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Node slave : cluster.slaves()) {
      lines.addAll(Files.readAllLines(slave.log()));
    }
    return lines.stream()
        .filter(line -> line.startsWith("fera main read|LOG:  execute"))
        .filter(line -> !line.endsWith("SHOW TRANSACTION ISOLATION LEVEL")) // of a new connection
        .toList();
  }

  @Tag("DR-10.3")
  @Test
  void answers_that_may_be_cached_carry_no_token() {
    Response written = given().post("/role/insert");
    assertThat(count(cookie(written)).headers().hasHeaderWithName("Set-Cookie")).isFalse();
    Response wroteInGet = given().get("/s/x");
    assertThat(node(wroteInGet)).isEqualTo(cluster.master().host());
    assertThat(wroteInGet.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    assertThat(wroteInGet.headers().hasHeaderWithName("X-Fera-Written")).isFalse();
    assertThat(given().post("/role/none").headers().hasHeaderWithName("Set-Cookie")).isFalse();
  }

  @Tag("DR-10.4")
  @Test
  void a_token_that_is_not_ours_is_no_error_and_no_condition() {
    for (String token : new String[] {"", "1", "1.zzz.bWFpbg~1~1~zzzzzz.AAAA", "é", "%00"}) {
      Response answer = count("fera-rw=" + token);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(node(answer)).isNotEqualTo(cluster.master().host());
    }
  }

  @Tag("DR-10.6")
  @Test
  void a_master_that_is_gone_does_not_stop_the_reads_of_who_wrote() {
    Response written = given().post("/role/insert");
    cluster.slaves().forEach(node -> node.pauseReplay());
    Response more = given().header("Cookie", cookie(written)).post("/role/insert");
    cluster.master().suspend();
    try {
      await().atMost(LIMIT).until(() -> count(cookie(more)).statusCode() == 200);
      await()
          .atMost(LIMIT)
          .until(() -> node(count(cookie(more))), host -> !host.equals(cluster.master().host()));
    } finally {
      cluster.master().resume();
    }
    await().atMost(LIMIT).until(() -> given().post("/role/insert").statusCode() == 200);
  }
}
