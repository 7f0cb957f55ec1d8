package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fera.app.testing.PackagedApp;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.fera.postgres.StopMode;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Migrations as the packaged application runs them. */
class StartIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String STATE = "checks.find { it.name == 'migrations' }.status";

  @Test
  @Tag("WA-3.8")
  @Tag("WA-3.10")
  @Tag("WA-3.11")
  @Tag("WA-3.13")
  void servesAnEmptyPortalOnceSomebodyHasMigrated() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.empty();
        PackagedApp waiting =
            PackagedApp.start(database.database().environment(), Map.of("FERA_MIGRATE", "off"))) {
      awaitListening(waiting);
      waiting.ready().then().statusCode(503).body(STATE, equalTo("DOWN"));
      assertThat(database.rows("SELECT to_regclass('main.role')")).containsExactly("null");

      try (PackagedApp job =
          PackagedApp.start(database.database().environment(), Map.of("FERA_MIGRATE", "only"))) {
        assertThat(job.exitCode()).as(job.logged()).isZero();
      }

      assertThat(database.rows("SELECT count(*) FROM main.role")).containsExactly("4");
      await().atMost(LIMIT).until(() -> waiting.ready().statusCode() == 200);
      answersEmpty(waiting);
      answersInWebMercator(waiting, database);
    }
  }

  private static void answersEmpty(PackagedApp app) {
    app.get("/themes?interface=desktop&background=background")
        .then()
        .statusCode(200)
        .body("themes", empty())
        .body("background_layers", empty())
        .body("errors", empty());
    app.get("/search?query=spring&interface=desktop")
        .then()
        .statusCode(200)
        .body("features", empty());
  }

  private static void answersInWebMercator(PackagedApp app, MigratedDatabase database) {
    SamplePortal.run(
        database, MigratedDatabase.file("wsgi-app/src/test/resources/portals/village.sql"));
    database.database().awaitSlaves();
    app.get("/search?query=spring&interface=desktop")
        .then()
        .statusCode(200)
        .body("features[0].properties.label", equalTo("Spring"))
        .body("features[0].geometry.coordinates", equalTo(List.of(823000, 5933000)));
  }

  @Test
  @Tag("WA-3.7")
  void endsWithOneLineWhenTheSchemaIsNotOurs() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.empty()) {
      database.execute("CREATE SCHEMA main");
      database.execute("CREATE TABLE main.treeitem (id integer)");
      try (PackagedApp app = PackagedApp.start(database.database().environment(), Map.of())) {
        assertThat(app.exitCode()).isOne();
        assertThat(app.logged())
            .contains("Schema main holds tables that Fera did not create (treeitem, ...)")
            .doesNotContain("\tat ");
      }
    }
  }

  @Test
  @Tag("WA-3.5")
  void endsWithOneLineWhenASchemaNameIsWrong() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.empty();
        PackagedApp app =
            PackagedApp.start(database.database().environment(), Map.of("PGSCHEMA", "Main; --"))) {
      assertThat(app.exitCode()).isOne();
      assertThat(app.logged())
          .contains("PGSCHEMA")
          .contains("no schema name")
          .doesNotContain("\tat ");
    }
  }

  @Test
  @Tag("WA-3.12")
  void migratesOnceTheMasterIsBack() throws Exception {
    try (PostgresCluster cluster = TestCluster.own(1)) {
      cluster.createDatabase("portal", "fera", List.of("postgis", "hstore", "pg_trgm", "unaccent"));
      cluster.awaitReplayed();
      cluster.master().stop(StopMode.FAST);
      Server slave = cluster.slaves().get(0).server();
      Map<String, String> environment =
          Map.of(
              "PGHOST", cluster.master().host(),
              "PGPORT", Integer.toString(cluster.master().port()),
              "PGHOST_SLAVE", slave.host(),
              "PGPORT_SLAVE", Integer.toString(slave.port()),
              "PGUSER", "fera",
              "PGPASSWORD", "fera",
              "PGDATABASE", "portal");
      try (PackagedApp app = PackagedApp.start(environment, Map.of())) {
        awaitListening(app);
        app.ready().then().statusCode(503).body(STATE, equalTo("DOWN"));
        assertThat(app.logged()).contains("Migrations wait for the master");

        cluster.master().start();

        await().atMost(LIMIT).until(() -> app.ready().statusCode() == 200);
        assertThat(slave.ask("portal", "SELECT count(*) FROM main.role")).contains("4");
      }
    }
  }

  private static void awaitListening(PackagedApp app) {
    await().atMost(LIMIT).ignoreExceptions().until(() -> app.ready().statusCode() > 0);
  }
}
