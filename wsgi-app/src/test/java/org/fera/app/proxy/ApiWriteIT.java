package org.fera.app.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.fera.app.testing.JsonPeer;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * QGIS Server's OGC API, which writes: the editor may write to places, in one area; the viewer may
 * see them, and nobody may see secret. The server {@code untold} does not know areas.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(SamplePortal.class)
class ApiWriteIT {

  private static final String ITEMS = "/wfs3/collections/places/items";
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}";

  private final JsonPeer peer = new JsonPeer();
  PortalDatabase database;

  @BeforeAll
  void addServers() {
    database.execute(
        """
        SET search_path = main, public;
        INSERT INTO ogc_server (name, url, type, image_type, auth)
        VALUES ('qgis', '%1$s', 'qgisserver', 'image/png', 'Standard auth'),
          ('untold', '%1$s', 'qgisserver', 'image/png', 'Proxy');
        INSERT INTO treeitem (type, name) VALUES ('l_wms', 'api-places'), ('l_wms', 'api-secret');
        INSERT INTO layer (id, public) SELECT id, false FROM treeitem WHERE name LIKE 'api-%%';
        INSERT INTO layer_wms (id, ogc_server_id, layer)
        SELECT t.id, s.id, replace(t.name, 'api-', '') FROM treeitem t, ogc_server s
        WHERE t.name LIKE 'api-%%' AND s.name = 'qgis';
        INSERT INTO restrictionarea (name, readwrite, area)
        VALUES ('api-read', false, NULL),
          ('api-write', true, ST_Multi(ST_MakeEnvelope(2600000, 1190000, 2610000, 1200000, 2056)));
        INSERT INTO role_restrictionarea SELECT r.id, a.id FROM role r, restrictionarea a
        WHERE (r.name, a.name) IN (('role_viewer', 'api-read'), ('role_editor', 'api-write'));
        INSERT INTO layer_restrictionarea SELECT t.id, a.id FROM treeitem t, restrictionarea a
        WHERE t.name = 'api-places' AND a.name LIKE 'api-%%'
        """
            .formatted(peer.url()));
  }

  @AfterAll
  void removeServers() {
    database.execute(
        "DELETE FROM main.treeitem WHERE name LIKE 'api-%';"
            + "DELETE FROM main.restrictionarea WHERE name LIKE 'api-%';"
            + "DELETE FROM main.ogc_server WHERE name IN ('qgis', 'untold')");
    peer.close();
  }

  @BeforeEach
  void forgetWhatItWasAsked() {
    peer.asked().clear();
    peer.answerWith(200, "application/geo+json", "{}");
  }

  private static Response send(String user, String method, String server, String below) {
    RequestSpecification request =
        user.isEmpty() ? given().urlEncodingEnabled(false) : Users.as(user);
    if (!method.equals("DELETE")) {
      request.contentType("application/geo+json").body(FEATURE);
    }
    return request.request(method, "/mapserv_proxy/" + server + below);
  }

  @Test
  @Tag("WA-8.23")
  void letsAUserWithTheRightToWriteDoSo() {
    peer.answerWith(201, "application/json", "{\"links\":[{\"href\":\"/ows/wfs3/collections\"}]}");
    send("editor", "POST", "qgis", ITEMS + "?role_ids=1")
        .then()
        .statusCode(201)
        .header(
            "Location",
            equalTo("https://portal.example.org/portal/mapserv_proxy/qgis" + ITEMS + "/7"))
        .header("Cache-Control", containsString("no-store"))
        .body(
            "links.href",
            contains("https://portal.example.org/portal/mapserv_proxy/qgis/wfs3/collections"));
    JsonPeer.Asked asked = peer.asked().get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).isEqualTo(FEATURE);
    assertThat(asked.type()).startsWith("application/geo+json");
    assertThat(asked.cookie()).isNull();
    assertThat(asked.uri()).startsWith("/ows" + ITEMS).contains("role_ids=").contains("user_id=");
    assertThat(asked.uri()).doesNotContain("role_ids=1&");
  }

  @ParameterizedTest
  @CsvSource({"PUT", "PATCH", "DELETE"})
  @Tag("WA-8.23")
  void handsOnChangesWithTheirBody(String method) {
    send("editor", method, "qgis", ITEMS + "/7").then().statusCode(200);
    assertThat(peer.asked().get(0).method()).isEqualTo(method);
    assertThat(peer.asked().get(0).body()).isEqualTo(method.equals("DELETE") ? "" : FEATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', qgis, places",
    "viewer, qgis, places",
    "editor, qgis, secret",
    "editor, qgis, other",
    "editor, untold, places"
  })
  @Tag("WA-8.23")
  void letsNobodyElseChangeAnything(String user, String server, String collection) {
    String items = "/wfs3/collections/" + collection + "/items";
    for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
      send(user, method, server, items + "/7").then().statusCode(403);
    }
    send(user, "POST", server, items).then().statusCode(403);
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  @Tag("WA-8.23")
  void takesJsonOnlySoThatNoFormOfAnotherSiteWrites() {
    Users.as("editor")
        .contentType("text/plain")
        .body(FEATURE)
        .post("/mapserv_proxy/qgis" + ITEMS)
        .then()
        .statusCode(415);
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  @Tag("WA-8.20")
  void handsOnNoAnswerThatIsNotJson() {
    peer.answerWith(200, "text/html", "<script>alert(1)</script>");
    send("viewer", "GET", "qgis", ITEMS).then().statusCode(502).body(not(containsString("script")));
  }
}
