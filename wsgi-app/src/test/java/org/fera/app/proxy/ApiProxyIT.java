package org.fera.app.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import org.fera.app.testing.MapServerApi;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * MapServer's OGC API: the server {@code api} is told who asks, {@code limited} is not. The
 * collection place is the editor's everywhere, the viewer's in the canton of Bern, nobody else's.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(SamplePortal.class)
class ApiProxyIT {

  private static final String PORTAL = "https://portal.example.org/portal/mapserv_proxy/";
  private static final String PLACES = "/ogcapi/collections/place/items";

  /** From Meiringen to Zurich. */
  private static final String BETWEEN = "?limit=1000&bbox=8.1,46.7,8.6,47.4";

  PortalDatabase database;
  private MapServerApi mapServer;

  @BeforeAll
  void addServers(@TempDir Path folder) {
    mapServer = new MapServerApi(database, folder);
    database.execute(
        """
        INSERT INTO main.ogc_server (name, url, url_wfs, type, image_type, auth, wfs_support)
        SELECT v.name, '%1$s/mapserv?map=api', '%1$s/mapserv/api' || v.query, 'mapserver', 'image/png', v.auth, false
        FROM (VALUES ('api', 'Standard auth', ''), ('limited', 'Proxy', '?role_ids=0')) v (name, auth, query);
        INSERT INTO main.treeitem (type, name) VALUES ('l_wms', 'api-place');
        INSERT INTO main.layer (id, public) SELECT id, false FROM main.treeitem WHERE name = 'api-place';
        INSERT INTO main.layer_wms (id, ogc_server_id, layer)
        SELECT t.id, s.id, 'place' FROM main.treeitem t, main.ogc_server s
        WHERE t.name = 'api-place' AND s.name = 'api';
        INSERT INTO main.layer_restrictionarea
        SELECT t.id, a.id FROM main.treeitem t, main.restrictionarea a
        WHERE t.name = 'api-place' AND a.name IN ('Figures', 'Figures of Bern')
        """
            .formatted(mapServer.url()));
  }

  @AfterAll
  void removeServers() {
    database.execute(
        "DELETE FROM main.treeitem WHERE name = 'api-place';"
            + "DELETE FROM main.ogc_server WHERE name IN ('api', 'limited')");
    mapServer.close();
  }

  private static Response get(String user, String server, String below) {
    RequestSpecification request =
        user.isEmpty() ? given().urlEncodingEnabled(false) : Users.as(user);
    return request.get("/mapserv_proxy/" + server + below);
  }

  @Test
  @Tag("WA-8.20")
  void leadsFromPageToPageThroughThePortal() {
    for (String landing : List.of("/ogcapi", "/ogcapi/")) {
      get("", "api", landing)
          .then()
          .statusCode(200)
          .body("links.href", everyItem(startsWith(PORTAL + "api/ogcapi")));
    }
    Response first = get("", "api", "/ogcapi/collections/canton/items?limit=2");
    first
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", startsWith("private"))
        .body("features.size()", equalTo(2));
    String next = first.path("links.find { it.rel == 'next' }.href");
    assertThat(next).startsWith(PORTAL + "api/").doesNotContain("role_ids").doesNotContain("user");
    get("", "api", next.substring((PORTAL + "api").length()))
        .then()
        .statusCode(200)
        .body("features.size()", equalTo(2))
        .body("links.find { it.rel == 'self' }.href", containsString("offset=2"));
  }

  @Test
  @Tag("WA-8.21")
  void tellsNoCollectionThatTheCallerMayNotSee() {
    get("", "api", "/ogcapi/collections")
        .then()
        .statusCode(200)
        .body("collections.id", contains("canton"));
    get("", "api", "/ogcapi/api")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/collections/canton/items"))
        .body("paths", not(hasKey("/collections/place")))
        .body("paths", not(hasKey("/collections/place/items")));
    get("viewer", "api", "/ogcapi/collections")
        .then()
        .statusCode(200)
        .body("collections.id", contains("canton", "place"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ogcapi/collections/place",
        "/ogcapi/collections/PLACE",
        "/ogcapi/collections/pl%61ce/items",
        PLACES,
        PLACES + "?role_ids=1&ROLE_IDS=1",
        PLACES + "/1452"
      })
  @Tag("WA-8.21")
  void handsOutNothingOfIt(String below) {
    get("", "api", below).then().statusCode(403);
    get("", "limited", below).then().statusCode(403);
  }

  @Test
  @Tag("WA-8.14")
  @Tag("WA-8.21")
  void tellsTheServerWhoAsksAndNobodyElseDoes() {
    get("viewer", "api", PLACES + "?limit=1&ROLE_IDS=1&user_id=0&s_canton=BE")
        .then()
        .statusCode(200)
        .body("features.size()", equalTo(1));
    String asked = mapServer.asked().get(mapServer.asked().size() - 1);
    assertThat(asked)
        .contains("limit=1", "role_ids=", "user_id=")
        .doesNotContain("ROLE_IDS", "user_id=0", "s_canton");
  }

  @Test
  @Tag("WA-8.22")
  void handsOutFeaturesWhereTheCallerMaySeeThem() {
    Response all = get("editor", "limited", PLACES + BETWEEN);
    assertThat(all.<List<String>>path("features.properties.canton")).contains("BE", "ZH");
    Response bern = get("viewer", "limited", PLACES + BETWEEN);
    bern.then().statusCode(200).body("", not(hasKey("numberMatched")));
    assertThat(bern.<List<String>>path("features.properties.canton"))
        .contains("BE")
        .doesNotContain("ZH", "GE");
    assertThat(bern.<Integer>path("numberReturned"))
        .isEqualTo(bern.<List<String>>path("features").size());
    String inside = bern.path("features[0].id");
    String outside = all.path("features.find { it.properties.canton == 'ZH' }.id");
    get("viewer", "limited", PLACES + "/" + inside).then().statusCode(200);
    get("viewer", "limited", PLACES + "/" + outside).then().statusCode(404);
    get("editor", "limited", PLACES + "/" + outside).then().statusCode(200);
    get("viewer", "limited", PLACES + "?crs=http://www.opengis.net/def/crs/EPSG/0/2056")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("crs"));
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere/ogcapi, 400, ogcserver",
    "api/ogcapi?f=html, 400, f",
    "api/ogcapi/collections?map=other, 400, map",
    "api/ogcapi/collections?mode=map, 400, mode"
  })
  @Tag("WA-8.20")
  void namesAWrongParameter(String below, int status, String parameter) {
    get("", "", below).then().statusCode(status).body("parameter", equalTo(parameter));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ogcapi/static/x.js",
        "/ogcapi/collections/canton/map",
        "/ogcapi/collections/canton.html",
        "/ogcapi/collections/nothing"
      })
  @Tag("WA-8.20")
  void knowsNoOtherPath(String below) {
    get("", "api", below).then().statusCode(404);
  }

  @Test
  @Tag("WA-8.20")
  void findsNothingWhereNothingIs() {
    get("editor", "limited", PLACES + "?bbox=0,0,1,1").then().body("features", empty());
  }
}
