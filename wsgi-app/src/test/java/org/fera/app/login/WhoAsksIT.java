package org.fera.app.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a request comes, and in whose name. */
@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class WhoAsksIT {

  @ParameterizedTest
  @Tag("WA-7.8")
  @CsvSource({
    "https://portal.example.org/portal/, true",
    "https://maps.example.net/map?x=1, true",
    "https://evil.example.org/, false",
    "https://portal.example.org.evil.example.org/, false",
    "https://evil.example.org/portal.example.org, false",
    "about:blank, false",
    "%%%, false",
  })
  void listensOnlyToPagesOfThePortal(String referer, boolean trusted) {
    String cookie = Users.session("viewer");
    Users.with(cookie)
        .header("Referer", referer)
        .get("/loginuser")
        .then()
        .statusCode(200)
        .body("username", trusted ? equalTo("viewer") : nullValue());
    given()
        .header("Referer", referer)
        .formParam("login", "viewer")
        .formParam("password", "viewer")
        .post("/login")
        .then()
        .statusCode(trusted ? 200 : 403);
  }

  @Test
  @Tag("WA-7.9")
  void knowsTheIntranet() throws IOException {
    assertThat(askedFrom(SamplePortal.INTRANET, "")).contains("\"is_intranet\":true");
    assertThat(askedFrom("127.0.0.78", "")).contains("\"is_intranet\":false");
    assertThat(askedFrom("127.0.0.78", "X-Forwarded-For: " + SamplePortal.INTRANET + "\r\n"))
        .contains("\"is_intranet\":false");
  }

  @Test
  @Tag("WA-7.18")
  void believesTheEntryWhereARequestComesFrom() throws IOException {
    String proxy = SamplePortal.TRUSTED_PROXY;
    assertThat(askedFrom(proxy, "X-Forwarded-For: " + SamplePortal.INTRANET + "\r\n"))
        .contains("\"is_intranet\":true");
    assertThat(askedFrom(proxy, "X-Forwarded-For: 127.0.0.78\r\n"))
        .contains("\"is_intranet\":false");
  }

  @Test
  @Tag("WA-1.8")
  void linksLeadToThePortalWhateverHostARequestNames() throws IOException {
    for (String proxy : List.of(SamplePortal.TRUSTED_PROXY, "127.0.0.78")) {
      String header = "X-Forwarded-Host: evil.example.org\r\nX-Forwarded-Proto: http\r\n";
      assertThat(asked("/dynamic.json", proxy, header))
          .contains("https://portal.example.org/portal/")
          .doesNotContain("evil.example.org")
          .doesNotContain("http://portal");
    }
  }

  @Test
  @Tag("WA-1.24")
  void believesOtherServicesToWhichOrganisationACallerCame() throws IOException {
    String header = "X-Forwarded-Host: " + SamplePortal.LAKE + "\r\n";
    String path = "/internal/identity";
    // The lake has a role of its own for everybody, which is not in the database.
    assertThat(asked(path, SamplePortal.TRUSTED_PROXY, header)).contains("\"roles\":[]");
    assertThat(asked(path, "127.0.0.78", header)).contains("\"name\":\"anonymous\"");
  }

  private static String askedFrom(String address, String header) throws IOException {
    return asked("/loginuser", address, header);
  }

  private static String asked(String path, String address, String header) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (Socket socket =
        new Socket(loopback, RestAssured.port, InetAddress.getByName(address), 0)) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @Tag("WA-7.12")
  void tellsOtherServicesWhoAsks() {
    given()
        .get("/internal/identity")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("user", nullValue())
        .body("roles.name", contains("anonymous"))
        .body(
            "functionalities.print_template",
            contains("1 A4 portrait", "2 A4 landscape", "A4_landscape", "A4_portrait"))
        .body("environment", equalTo("main"))
        .body("expires", nullValue());
    Users.as("editor")
        .get("/internal/identity")
        .then()
        .statusCode(200)
        .body("user.name", equalTo("editor"))
        .body("user", not(hasKey("email")))
        .body("roles.name", contains("anonymous", "registered", "role_editor"))
        .body("functionalities.keySet()", contains("print_template"))
        .body("functionalities.print_template", hasItem("3 A3 portrait"))
        .body("expires", startsWith("20"));
    Users.with("auth_tkt=forged.cookie")
        .get("/internal/identity")
        .then()
        .statusCode(200)
        .body("user", nullValue());
  }
}
