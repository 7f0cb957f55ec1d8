package org.fera.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cookies that are not as a login made them. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class SessionIT {

  PortalDatabase database;

  private Session session(Instant issued) {
    String[] row =
        database
            .value(
                "SELECT id || ' ' || password FROM main_static.\"user\" WHERE username = 'viewer'")
            .split(" ");
    return new Session(
        UUID.randomUUID(),
        Integer.parseInt(row[0]),
        "main_static",
        new PasswordHash(row[1]).mark(),
        issued);
  }

  private static String cookie(Session session, String secret) {
    SigningKeys keys = new SigningKeys(Optional.of(secret), List.of(), Optional.empty());
    return new SessionCodec(keys, Duration.ofDays(1), Clock.systemUTC()).encode(session);
  }

  private static Response asked(String cookie, Matcher<Object> user) {
    Response answer = Users.with("auth_tkt=" + cookie).get("/loginuser");
    answer.then().statusCode(200).body("username", user);
    return answer;
  }

  private static Matcher<Object> viewer() {
    return equalTo((Object) "viewer");
  }

  @Test
  @Tag("WA-7.3")
  void takesWhatItSigned() {
    Session session = session(Instant.now());
    assertThat(asked(cookie(session, SamplePortal.SECRET), viewer()).cookie("auth_tkt")).isNull();
    asked(cookie(session, SamplePortal.OLD_SECRET), viewer());
    asked(cookie(session, "x".repeat(64)), nullValue());
    asked(cookie(session, SamplePortal.SECRET).replaceFirst("^.", "x"), nullValue());
    asked(
        cookie(session(Instant.now().minus(Duration.ofHours(25))), SamplePortal.SECRET),
        nullValue());
  }

  @Test
  @Tag("WA-7.3")
  void replacesACookieThatIsInUse() {
    Session old = session(Instant.now().minus(Duration.ofHours(3)));
    String replaced = asked(cookie(old, SamplePortal.OLD_SECRET), viewer()).cookie("auth_tkt");
    assertThat(replaced).isNotNull();
    assertThat(asked(replaced, viewer()).cookie("auth_tkt")).isNull();
    Users.with("auth_tkt=" + replaced).get("/logout").then().statusCode(200);
    asked(cookie(old, SamplePortal.OLD_SECRET), nullValue());
    asked(replaced, nullValue());
  }

  @Test
  @Tag("WA-7.3")
  void takesNoneOfAnotherPortal() {
    Session here = session(Instant.now());
    Session there =
        new Session(here.id(), here.userId(), "other_static", here.passwordMark(), here.issued());
    asked(cookie(there, SamplePortal.SECRET), nullValue());
  }

  @Test
  @Tag("WA-7.15")
  void endsWithThePasswordAndWithTheUser() {
    database.execute(
        """
        INSERT INTO main_static."user" (username, display_name, password, email, is_password_changed)
        SELECT 'test-leaver', 'Test', password, email, true FROM main_static."user"
        WHERE username = 'viewer'
        """);
    try {
      String cookie = Users.login("test-leaver", "viewer").cookie("auth_tkt");
      asked(cookie, equalTo("test-leaver"));
      database.execute(
          "UPDATE main_static.\"user\" SET deactivated = true WHERE username = 'test-leaver'");
      asked(cookie, nullValue());
      database.execute(
          "UPDATE main_static.\"user\" SET deactivated = false, password = '"
              + PasswordHash.of("other").text()
              + "' WHERE username = 'test-leaver'");
      asked(cookie, nullValue());
      Response answer = Users.login("test-leaver", "other");
      asked(answer.cookie("auth_tkt"), equalTo("test-leaver"));
    } finally {
      database.execute("DELETE FROM main_static.\"user\" WHERE username = 'test-leaver'");
    }
  }
}
