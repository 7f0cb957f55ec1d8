package org.fera.app.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class LoginIT {

  /** SHA-1 of "old secret". */
  private static final String OLD_HASH = "625fadbb19195d0c5c7937453ba62eed9d6c603d";

  PortalDatabase database;

  @AfterEach
  void forgetUsers() {
    database.execute("DELETE FROM main_static.\"user\" WHERE username LIKE 'test-%'");
  }

  private void user(String name, String columns) {
    database.execute(
        """
        INSERT INTO main_static."user" (username, display_name, password, email, is_password_changed)
        VALUES ('%s', 'Test', '%s', 'test@example.org', true);
        UPDATE main_static."user" SET %s WHERE username = '%s'
        """
            .formatted(name, OLD_HASH, columns, name));
  }

  @Test
  @Tag("WA-7.2")
  @Tag("WA-2.3.2")
  void logsIn() {
    Response answer = Users.login("editor", "editor");
    answer
        .then()
        .statusCode(200)
        .contentType(startsWith("text/json"))
        .header("Cache-Control", "private, no-store")
        .header("X-Fera-Database", startsWith("master "));
    assertThat(answer.header("Set-Cookie")).isNotNull();
    assertThat(answer.headers().getValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("auth_tkt=")
                    .containsIgnoringCase("HttpOnly")
                    .contains("Path=/portal/", "SameSite=Lax", "Secure"));
    assertThat(answer.jsonPath().getString("username")).isEqualTo("editor");
    String cookie = "auth_tkt=" + answer.cookie("auth_tkt");
    Users.with(cookie)
        .get("/loginuser")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .header("Vary", containsString("Cookie"))
        .body("username", equalTo("editor"))
        .body("display_name", equalTo("Demo editor"))
        .body("email", equalTo("editor@example.com"))
        .body("is_intranet", is(false))
        .body("login_type", equalTo("local"))
        .body("two_factor_enable", is(false))
        .body("roles.name", contains("role_editor"))
        .body("roles[0].id", notNullValue());
    assertThat(
            database.value(
                "SELECT last_login > now() - interval '5 minutes' FROM main_static.\"user\""
                    + " WHERE username = 'editor'"))
        .isEqualTo("t");
  }

  @Test
  @Tag("WA-7.11")
  void givesFunctionalitiesByPrecedence() {
    Users.as("editor")
        .get("/loginuser")
        .then()
        .body("functionalities.default_theme", contains("Planning"))
        .body("functionalities.filterable_layers", contains("place"))
        .body("functionalities.default_basemap", contains("ch_base"));
    Users.as("viewer")
        .get("/loginuser")
        .then()
        .body("functionalities.default_basemap", contains("ch_relief"))
        .body("functionalities.default_theme", contains("Borders"));
  }

  @Test
  @Tag("WA-7.16")
  void showsAUserWhatTheOwnRolesMaySee() {
    String editor = Users.session("editor");
    given().get("/themes").then().body("themes.name", not(hasItem("Analysis")));
    Users.with(editor).get("/themes").then().body("themes.name", hasItem("Analysis"));
    given().get("/search?query=bern+351").then().body("features.size()", is(0));
    Users.with(editor)
        .get("/search?query=bern+351")
        .then()
        .body("features.properties.layer_name", hasItem("commune_density"));
  }

  @Test
  @Tag("WA-7.4")
  void logsOut() {
    String cookie = Users.session("viewer");
    String again = Users.session("viewer");
    Response out = Users.with(cookie).get("/logout");
    out.then().statusCode(200).contentType(startsWith("text/json"));
    assertThat(out.asString()).isEqualTo("true");
    assertThat(out.headers().getValues("Set-Cookie"))
        .anySatisfy(
            sent -> assertThat(sent).startsWith("auth_tkt=;").contains("Max-Age=0", "/portal/"));
    Users.with(cookie).get("/loginuser").then().body("", not(hasKey("username")));
    Users.with(cookie).get("/logout").then().statusCode(401);
    Users.with(again).get("/loginuser").then().body("username", equalTo("viewer"));
    given().get("/logout").then().statusCode(401).header("WWW-Authenticate", nullValue());
  }

  @Test
  @Tag("WA-7.5")
  void tellsNobodyWhichUsersThereAre() {
    user("test-deactivated", "deactivated = true");
    user("test-expired", "expire_on = now() - interval '1 minute'");
    String wrong = Users.login("editor", "wrong").then().statusCode(401).extract().asString();
    for (Response other :
        List.of(
            Users.login("test-nobody", "wrong"),
            Users.login("test-deactivated", "old secret"),
            Users.login("test-expired", "old secret"),
            Users.login("o'); --", "x".repeat(60_000)))) {
      assertThat(other.statusCode()).isEqualTo(401);
      assertThat(other.asString()).isEqualTo(wrong);
      assertThat(other.cookie("auth_tkt")).isNull();
    }
    assertThat(wrong).doesNotContain("editor");
  }

  @Test
  @Tag("WA-7.6")
  void endsGuessing() {
    user("test-guessed", "deactivated = false");
    for (int i = 0; i < 10; i++) {
      Users.login("test-guessed", "guess " + i).then().statusCode(401);
    }
    Users.login("test-guessed", "old secret")
        .then()
        .statusCode(429)
        .header("Retry-After", "300")
        .contentType(startsWith("application/problem+json"));
  }

  @Test
  @Tag("WA-7.1")
  void hashesOldPasswordsAnew() {
    user("test-old", "deactivated = false");
    Users.login("test-old", "old secret").then().statusCode(200);
    assertThat(hash("test-old")).startsWith("$6$");
    Users.login("test-old", "old secret").then().statusCode(200);
  }

  @Test
  @Tag("WA-7.10")
  void takesBasicAndHashesAnewOnAGetToo() {
    user("test-basic", "deactivated = false");
    given()
        .auth()
        .preemptive()
        .basic("test-basic", "old secret")
        .get("/loginuser")
        .then()
        .statusCode(200)
        .body("username", equalTo("test-basic"))
        .header("Set-Cookie", nullValue());
    assertThat(hash("test-basic")).startsWith("$6$");
    given()
        .auth()
        .preemptive()
        .basic("test-basic", "wrong")
        .get("/loginuser")
        .then()
        .statusCode(200)
        .body("", not(hasKey("username")));
    database.execute(
        "UPDATE main_static.\"user\" SET deactivated = true WHERE username = 'test-basic'");
    given()
        .auth()
        .preemptive()
        .basic("test-basic", "old secret")
        .get("/loginuser")
        .then()
        .body("", not(hasKey("username")));
  }

  private String hash(String name) {
    return database.value(
        "SELECT password FROM main_static.\"user\" WHERE username = '" + name + "'");
  }

  @Test
  @Tag("WA-7.13")
  void letsNobodyInWithAPasswordOfSomebodyElse() {
    user("test-new", "is_password_changed = false");
    Response answer = Users.login("test-new", "old secret");
    answer.then().statusCode(200).body("username", equalTo("test-new"));
    assertThat(answer.jsonPath().getBoolean("is_password_changed")).isFalse();
    assertThat(answer.cookie("auth_tkt")).isNull();

    user("test-mailed", "temp_password = password, password = 'none'");
    Response mailed = Users.login("test-mailed", "old secret");
    assertThat(mailed.jsonPath().getBoolean("is_password_changed")).isFalse();
    assertThat(
            database.value(
                "SELECT temp_password IS NULL AND NOT is_password_changed FROM main_static.\"user\""
                    + " WHERE username = 'test-mailed'"))
        .isEqualTo("t");
  }

  @ParameterizedTest
  @Tag("WA-7.7")
  @ValueSource(
      strings = {"/portal/theme/Nature?lang=de", "https://portal.example.org/portal/?map_x=1"})
  void leadsBackToThePortal(String cameFrom) {
    given()
        .redirects()
        .follow(false)
        .queryParam("came_from", cameFrom)
        .formParam("login", "viewer")
        .formParam("password", "viewer")
        .post("/login")
        .then()
        .statusCode(302)
        .header("Location", equalTo(cameFrom))
        .cookie("auth_tkt");
  }

  @ParameterizedTest
  @Tag("WA-7.7")
  @ValueSource(
      strings = {
        "https://evil.example.org/",
        "//evil.example.org/",
        "/\\evil.example.org",
        "https://portal.example.org@evil.example.org/",
        "https://portal.example.org.evil.example.org/",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "\t//evil.example.org"
      })
  void leadsNowhereElse(String cameFrom) {
    given()
        .redirects()
        .follow(false)
        .formParam("came_from", cameFrom)
        .formParam("login", "viewer")
        .formParam("password", "viewer")
        .post("/login")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("came_from"))
        .header("Location", nullValue());
  }

  @ParameterizedTest
  @Tag("WA-7.2")
  @CsvSource({"login, password", "password, login"})
  void namesWhatIsMissing(String given, String missing) {
    given()
        .formParam(given, "viewer")
        .post("/login")
        .then()
        .statusCode(400)
        .body("parameter", equalTo(missing));
  }
}
