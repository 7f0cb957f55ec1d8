package org.fera.app.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.fera.app.testing.OgcPeer;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What servers are told of a caller, and how they are spared. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class CredentialIT {

  private static final String MAP = "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=any";

  private final OgcPeer peer = new OgcPeer();

  PortalDatabase database;

  @BeforeEach
  void addServers() {
    database.execute(
        """
        INSERT INTO main.ogc_server (name, url, type, image_type, auth)
        SELECT 'peer-' || v.name, '%s/' || v.name, v.type, 'image/png', v.auth
        FROM (VALUES ('standard', 'mapserver', 'Standard auth'), ('qgis', 'qgisserver', 'Standard auth'),
          ('geoserver', 'geoserver', 'Geoserver auth'), ('proxy', 'other', 'Proxy'),
          ('none', 'mapserver', 'No auth')) v (name, type, auth);
        INSERT INTO main.functionality (name, value) VALUES
          ('mapserver_substitution', 'canton=BE'), ('mapserver_substitution', 'canton=ZH'),
          ('mapserver_substitution', 'no attribute');
        INSERT INTO main.role_functionality SELECT r.id, f.id FROM main.role r, main.functionality f
        WHERE r.name = 'role_viewer' AND f.name = 'mapserver_substitution'
        """
            .formatted(peer.url()));
  }

  @AfterEach
  void removeServers() {
    peer.close();
    database.execute(
        "DELETE FROM main.ogc_server WHERE name LIKE 'peer-%';"
            + "DELETE FROM main.functionality WHERE name = 'mapserver_substitution'");
  }

  private OgcPeer.Asked asked(RequestSpecification as, String server, String query) {
    as.get("/mapserv_proxy?ogcserver=peer-" + server + "&" + query).then().statusCode(200);
    return peer.last();
  }

  private static RequestSpecification anonymous() {
    return given().urlEncodingEnabled(false);
  }

  private String ids(String... names) {
    return database.value(
        "SELECT string_agg(id::text, ',' ORDER BY id) FROM main.role WHERE name = ANY ('{"
            + String.join(",", names)
            + "}')");
  }

  @Test
  @Tag("WA-8.14")
  void tellsRolesToServersWithStandardAuthentication() {
    String evil = "&ROLE_IDS=1&role_Ids=1&USER_ID=0&User_id=0&s_canton=VS&S_CANTON=VS";
    assertThat(asked(anonymous(), "standard", MAP + evil).query())
        .contains("role_ids=" + ids("anonymous") + "&", "user_id=-1")
        .doesNotContainIgnoringCase("canton")
        .doesNotContain("ROLE_IDS", "USER_ID", "user_id=0");
    assertThat(asked(Users.as("viewer"), "standard", MAP + evil).query())
        .contains(
            "role_ids=" + ids("anonymous", "registered", "role_viewer") + "&", "s_canton=BE,ZH")
        .doesNotContain("VS", "no attribute");
    assertThat(asked(Users.as("viewer"), "qgis", MAP + evil).query())
        .contains("role_ids=" + ids("anonymous", "registered", "role_viewer"))
        .doesNotContain("canton");
  }

  @Test
  @Tag("WA-8.14")
  void tellsGeoServerByHeaders() {
    OgcPeer.Asked viewer =
        asked(Users.as("viewer").header("sec-roles", "ADMIN"), "geoserver", MAP + "&role_ids=1");
    assertThat(viewer.user()).isEqualTo("viewer");
    assertThat(viewer.roles()).isEqualTo("role_viewer");
    assertThat(viewer.query()).doesNotContain("role_ids", "user_id");
    OgcPeer.Asked nobody = asked(anonymous().header("sec-username", "admin"), "geoserver", MAP);
    assertThat(nobody.user()).isNull();
    assertThat(nobody.roles()).isNull();
  }

  @Test
  @Tag("WA-8.14")
  void tellsOthersNothing() {
    for (String server : new String[] {"proxy", "none"}) {
      OgcPeer.Asked asked = asked(Users.as("viewer"), server, MAP + "&role_ids=1&user_id=0");
      assertThat(asked.query()).doesNotContain("role_ids", "user_id", "canton");
      assertThat(asked.user()).isNull();
      assertThat(asked.cookie()).isNull();
    }
  }

  @Test
  @Tag("WA-8.15")
  void takesFormsAndHandsLongOnesOnAsForms() {
    String colours = "#aabbcc".repeat(1_000);
    anonymous()
        .urlEncodingEnabled(true)
        .formParam("SERVICE", "WMS")
        .formParam("REQUEST", "GetMap")
        .formParam("LAYERS", "any")
        .formParam("ROLE_IDS", "1")
        .formParam("COLOURS", colours)
        .post("/mapserv_proxy?ogcserver=peer-standard")
        .then()
        .statusCode(200);
    assertThat(peer.last().method()).isEqualTo("POST");
    assertThat(peer.last().query())
        .contains("COLOURS=" + colours, "role_ids=" + ids("anonymous"))
        .doesNotContain("ROLE_IDS");
    anonymous()
        .formParam("REQUEST", "GetMap")
        .formParam("map", "other")
        .post("/mapserv_proxy?ogcserver=peer-standard")
        .then()
        .statusCode(400);
  }

  @Test
  @Tag("WA-8.16")
  void asksForNameAndPasswordWhereThatIsWanted() {
    String query = "/mapserv_proxy?ogcserver=peer-standard&authentication_required=true&" + MAP;
    anonymous()
        .get(query)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Basic realm=\"Access to restricted layers\"");
    anonymous().auth().preemptive().basic("viewer", "viewer").get(query).then().statusCode(200);
    assertThat(peer.last().query())
        .contains("role_ids=" + ids("anonymous", "registered", "role_viewer"));
  }

  @Test
  @Tag("WA-8.13")
  void sparesAServerThatFailsAndComesBackToIt() {
    peer.answerWith(502);
    String query = "/mapserv_proxy?ogcserver=peer-standard&" + MAP;
    for (int i = 0; i < 5; i++) {
      anonymous().get(query).then().statusCode(502);
    }
    int before = peer.count();
    anonymous().get(query).then().statusCode(503).header("Retry-After", notNullValue());
    assertThat(peer.count()).isEqualTo(before);
    peer.answerWith(200);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> anonymous().get(query).statusCode() == 200);
  }

  @Test
  @Tag("WA-8.18")
  void asksAgainWhereAWorkerFindsItsConnectionToTheDatabaseDead() {
    String query = "/mapserv_proxy?ogcserver=peer-standard&" + MAP;
    peer.reportNext(3, "msDrawMap(): Failed. msPostGISRetrieveVersion(): Query error.");

    anonymous().get(query).then().statusCode(200);

    assertThat(peer.count()).isEqualTo(4);
  }

  @Test
  @Tag("WA-8.18")
  void tellsThatAServerHasNoDatabaseAndStillAsksForOtherLayers() {
    String query = "/mapserv_proxy?ogcserver=peer-standard&" + MAP;
    for (String words :
        java.util.List.of(
            "msPostGISRetrieveVersion(): Query error.",
            "msPostGISLayerOpen(): Query error. Database connection failed.")) {
      peer.reportNext(100, words);
      for (int i = 0; i < 6; i++) {
        anonymous()
            .get(query)
            .then()
            .statusCode(502)
            .header("Retry-After", notNullValue())
            .body("detail", not(containsString("msPostGIS")));
      }
    }
    peer.reportNext(1, "msWMSGetMap(): Invalid layer.");
    anonymous().get(query).then().statusCode(400);
    anonymous().get(query).then().statusCode(200);
  }
}
