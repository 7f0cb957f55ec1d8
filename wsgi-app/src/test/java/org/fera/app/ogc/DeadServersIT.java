package org.fera.app.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fera.app.database.Migrations;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.app.testing.FaultyWms;
import org.fera.app.testing.FaultyWms.Silence;
import org.fera.app.testing.PackagedApp;
import org.fera.app.testing.PortalDatabase;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Fresh instances beside OGC servers that are dead: the packaged application. */
class DeadServersIT {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String LAYERS = "themes[0].children[0].children.name";

  private static TestDatabase database;
  private static PortalDatabase portal;

  @BeforeAll
  static void migrate() throws SQLException {
    database = TestDatabase.create();
    portal = new PortalDatabase(database);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser("fera");
    new Migrations(new Schemas(new SchemaName("main"), new SchemaName("main_static")), 2056)
        .migrate(source);
    portal.execute(
        """
        SET search_path = main;
        WITH item AS (INSERT INTO treeitem (type, name) VALUES ('theme', 'T'), ('group', 'G') RETURNING id)
        INSERT INTO treegroup SELECT id FROM item;
        INSERT INTO theme (id, ordering) SELECT id, 1 FROM treeitem WHERE name = 'T';
        INSERT INTO layergroup SELECT id FROM treeitem WHERE name = 'G';
        INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
        SELECT t.id, g.id, 1 FROM treeitem t, treeitem g WHERE t.name = 'T' AND g.name = 'G';
        INSERT INTO interface_theme SELECT i.id, t.id FROM interface i, theme t WHERE i.name = 'desktop';
        """);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static void server(String name, String url) {
    portal.execute(
        """
        SET search_path = main;
        INSERT INTO ogc_server (name, url, type, image_type) VALUES ('%1$s', '%2$s', 'mapserver', 'image/png');
        INSERT INTO treeitem (type, name) VALUES ('l_wms', '%1$s');
        INSERT INTO layer (id) SELECT id FROM treeitem WHERE name = '%1$s';
        INSERT INTO layer_wms (id, ogc_server_id, layer)
        SELECT t.id, s.id, '%1$s' FROM treeitem t, ogc_server s WHERE t.name = '%1$s' AND s.name = '%1$s';
        INSERT INTO layergroup_treeitem (treegroup_id, treeitem_id, ordering)
        SELECT g.id, l.id, l.id FROM treeitem g, treeitem l WHERE g.name = 'G' AND l.name = '%1$s';
        INSERT INTO interface_layer SELECT i.id, t.id FROM interface i, treeitem t
        WHERE i.name = 'desktop' AND t.name = '%1$s';
        """
            .formatted(name, url));
  }

  private static PackagedApp started() throws Exception {
    PackagedApp app =
        PackagedApp.start(database.environment(), Map.of("FERA_OGC_FIRST_TIMEOUT", "1s"));
    try {
      await().atMost(LIMIT).ignoreExceptions().until(() -> app.ready().statusCode() == 200);
      return app;
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  @Test
  @Tag("WA-6.2")
  @Tag("WA-6.3")
  void doNotCostTheLayersOfOtherServersNorAfterARestartTheirOwn() throws Exception {
    try (FaultyWms living = FaultyWms.withLayers("living");
        FaultyWms mute = FaultyWms.answering(new Silence());
        FaultyWms dying = FaultyWms.withLayers("dying")) {
      server("living", living.url());
      server("mute", mute.url());
      server("dying", dying.url());
      try (PackagedApp app = started()) {
        // Nobody has asked for themes: the documents are there all the same.
        await()
            .atMost(LIMIT)
            .until(() -> portal.value("SELECT count(*) FROM fera_app.ogc_document").equals("2"));
        Response first = app.get("/themes");
        assertThat(first.jsonPath().<String>getList(LAYERS)).containsExactly("living", "dying");
        assertThat(first.jsonPath().<String>getList("errors"))
            .containsExactly("The OGC server 'mute' has not answered yet.");
        assertThat(first.header("Cache-Control")).contains("no-store");
      }
      dying.die();
      try (PackagedApp app = started()) {
        JsonPath second = app.get("/themes").jsonPath();
        assertThat(second.<String>getList(LAYERS)).isEqualTo(List.of("living", "dying"));
      }
    }
  }
}
