package org.fera.app.extensions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example of docs/operations/extensions.md: the layer {@code staff-only} is the editor's. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ExtensionsIT {

  private static final String RIVER =
      "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic"
          + "&FORMAT=image/png&LAYER=river";

  PortalDatabase database;

  @Test
  @Tag("WA-1.26")
  void addARoute() {
    for (String path : new String[] {"/hello", "/portal/hello"}) {
      given().get(path).then().statusCode(200).body(equalTo("Hello from an extension"));
    }
  }

  @Test
  @Tag("WA-1.26")
  void tellWhoAsks() {
    given()
        .header("X-Example-User", "viewer")
        .get("/loginuser")
        .then()
        .body("username", equalTo("viewer"));
    given()
        .header("X-Example-User", "nobody")
        .get("/loginuser")
        .then()
        .body("username", nullValue());
  }

  @Test
  @Tag("WA-1.26")
  void keepALayerFromCallers() {
    String names =
        "themes.collect { it.children }.flatten().collect { it.children }.flatten().name";
    database.execute("UPDATE main.treeitem SET name = 'staff-only' WHERE name = 'river'");
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> Users.as("editor").get("/themes").then().body(names, hasItem("staff-only")));
      given().get("/themes").then().body(names, not(hasItem("staff-only")));
      given().get(RIVER).then().statusCode(403);
      Users.as("editor").get(RIVER).then().statusCode(200);
    } finally {
      database.execute("UPDATE main.treeitem SET name = 'river' WHERE name = 'staff-only'");
    }
    given().get(RIVER).then().statusCode(200);
  }
}
