package org.fera.app.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fera.app.testing.PackagedApp;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.postgres.StopMode;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances over a slave that replays nothing, then over a master that is gone. */
class RevocationIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Test
  @Tag("WA-7.4")
  @Tag("WA-7.17")
  void endsASessionOnEveryInstanceAtOnce() throws Exception {
    try (PostgresCluster cluster = TestCluster.own(1)) {
      cluster.createDatabase("portal", "fera", List.of("postgis", "hstore", "pg_trgm", "unaccent"));
      Map<String, String> environment = environment(cluster);
      try (PackagedApp one = PackagedApp.start(environment, Map.of());
          PackagedApp two = PackagedApp.start(environment, Map.of("FERA_INSTANCE", "2"))) {
        awaitReady(one);
        awaitReady(two);
        addUser(cluster);
        cluster.awaitReplayed();
        String ended = login(one);
        String lasting = login(one);
        assertThat(user(two, ended)).isEqualTo("walker");
        cluster.slaves().get(0).pauseReplay();

        given().port(one.port()).header("Cookie", ended).get("/logout").then().statusCode(200);

        assertThat(user(two, ended)).isNull();
        assertThat(user(one, ended)).isNull();
        assertThat(user(two, lasting)).isEqualTo("walker");

        cluster.slaves().get(0).resumeReplay();
        cluster.awaitReplayed();
        cluster.master().stop(StopMode.IMMEDIATE);
        // The very first of them finds its connection to the master broken.
        for (int i = 0; i < 10; i++) {
          assertThat(user(two, lasting)).isEqualTo("walker");
          assertThat(user(two, ended)).isNull();
        }
        assertThat(user(one, login(two))).as("logins go on").isEqualTo("walker");
      }
    }
  }

  private static Map<String, String> environment(PostgresCluster cluster) {
    Server slave = cluster.slaves().get(0).server();
    Map<String, String> environment = new HashMap<>();
    environment.put("PGHOST", cluster.master().host());
    environment.put("PGPORT", Integer.toString(cluster.master().port()));
    environment.put("PGHOST_SLAVE", slave.host());
    environment.put("PGPORT_SLAVE", Integer.toString(slave.port()));
    environment.put("PGUSER", "fera");
    environment.put("PGPASSWORD", "fera");
    environment.put("PGDATABASE", "portal");
    environment.put("AUTHTKT_SECRET", "k".repeat(64));
    return environment;
  }

  private static void awaitReady(PackagedApp app) {
    await().atMost(LIMIT).ignoreExceptions().until(() -> app.ready().statusCode() == 200);
  }

  private static void addUser(PostgresCluster cluster) throws Exception {
    cluster
        .master()
        .server()
        .ask(
            "portal",
            "INSERT INTO main_static.\"user\""
                + " (username, display_name, password, email, is_password_changed) VALUES"
                + " ('walker', 'Walker', '"
                + PasswordHash.of("boots").text()
                + "', '', true) RETURNING id");
  }

  private static String login(PackagedApp app) {
    Response answer =
        given()
            .port(app.port())
            .formParam("login", "walker")
            .formParam("password", "boots")
            .post("/login");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return "auth_tkt=" + answer.cookie("auth_tkt");
  }

  private static String user(PackagedApp app, String cookie) {
    Response answer = given().port(app.port()).header("Cookie", cookie).get("/loginuser");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath().getString("username");
  }
}
