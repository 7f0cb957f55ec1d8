package org.fera.app.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fera.app.testing.PackagedApp;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.testing.TestCluster;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances, whose public host nobody names, beside a slave that does not replay. */
class ChangesIT {

  private static final Duration LIMIT = Duration.ofSeconds(180);

  private static final String PORTAL =
      """
      SET search_path = main;
      WITH item AS (INSERT INTO treeitem (type, name) VALUES ('theme', 'Before'), ('group', 'G') RETURNING id)
      INSERT INTO treegroup SELECT id FROM item;
      INSERT INTO theme (id, ordering) SELECT id, 1 FROM treeitem WHERE type = 'theme';
      INSERT INTO layergroup SELECT id FROM treeitem WHERE name = 'G';
      INSERT INTO treeitem (type, name) VALUES ('l_cog', 'tiff');
      INSERT INTO layer (id) SELECT id FROM treeitem WHERE name = 'tiff';
      INSERT INTO layer_cog (id, url) SELECT id, 'https://example.org/a.tif' FROM layer;
      INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
      SELECT p.id, c.id, 1 FROM (VALUES ('Before', 'G'), ('G', 'tiff')) AS v (parent, child)
      JOIN treeitem p ON p.name = v.parent JOIN treeitem c ON c.name = v.child;
      INSERT INTO interface_theme SELECT i.id, t.id FROM interface i, theme t WHERE i.name = 'desktop';
      INSERT INTO interface_layer SELECT i.id, l.id FROM interface i, layer l WHERE i.name = 'desktop';
      """;

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> themes(PackagedApp app) {
    return app.get("/themes").jsonPath().getList("themes.name");
  }

  private static void keepsOneAnswerForAllHosts(PackagedApp app) {
    double before = made(app);
    for (int i = 0; i < 5; i++) {
      String host = "portal-" + i + ".example.org";
      given()
          .port(app.port())
          .header("Host", host)
          .get("/themes")
          .then()
          .statusCode(200)
          .body("themes[0].icon", startsWith("http://" + host + "/"));
    }
    assertThat(made(app)).isEqualTo(before);
  }

  private static double made(PackagedApp app) {
    return app.get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("fera_themes_made_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void leadsNowhereButToItself(PackagedApp app) {
    String evil = "evil.example.org";
    String made =
        given()
            .port(app.port())
            .header("Host", evil)
            .formParam("url", "http://" + evil + "/theme/x")
            .post("/short/create")
            .path("short_url");
    String path = made.substring(("http://" + evil).length());
    given()
        .port(app.port())
        .redirects()
        .follow(false)
        .get(path)
        .then()
        .statusCode(302)
        .header("Location", matchesPattern("http://[a-z0-9.]+:" + app.port() + "/theme/x"));
  }

  @Test
  @Tag("WA-2.6.9")
  @Tag("WA-6.10")
  @Tag("WA-6.7")
  void areSeenInEveryInstanceAndNeverTakenFromASlaveThatLacksThem() throws Exception {
    try (PostgresCluster cluster = TestCluster.own(1)) {
      TestCluster.prepareTemplate(cluster);
      TestDatabase database = TestDatabase.create(TestCluster.of(cluster));
      try (PackagedApp one = PackagedApp.start(database.environment(), Map.of());
          PackagedApp two =
              PackagedApp.start(database.environment(), Map.of("FERA_INSTANCE", "2"))) {
        for (PackagedApp app : List.of(one, two)) {
          await().atMost(LIMIT).ignoreExceptions().until(() -> app.ready().statusCode() == 200);
        }
        execute(database, PORTAL);
        for (PackagedApp app : List.of(one, two)) {
          await().atMost(LIMIT).until(() -> themes(app).equals(List.of("Before")));
        }

        cluster.slaves().get(0).pauseReplay();
        execute(database, "UPDATE main.treeitem SET name = 'After' WHERE name = 'Before'");

        for (PackagedApp app : List.of(one, two)) {
          await().atMost(LIMIT).until(() -> themes(app).equals(List.of("After")));
        }
        // What was kept is what the master has: no later notification mends it.
        for (PackagedApp app : List.of(one, two)) {
          assertThat(app.get("/themes").header("ETag")).isNotNull();
          assertThat(themes(app)).containsExactly("After");
        }
        cluster.slaves().get(0).resumeReplay();
        keepsOneAnswerForAllHosts(one);
        leadsNowhereButToItself(one);
      }
    }
  }
}
