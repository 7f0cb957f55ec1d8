package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What callers may print by what wsgi-app says of them. The app {@code guarded} is for surveyors
 * and clerks, its landscape layout for surveyors; {@link Remote} knows who has which roles.
 */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintRightsTest {

  private static final String NOBODY = "session=secret";
  private static final String CLERK = "session=clerk";
  private static final String SURVEYOR = "session=surveyor";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static RequestSpecification as(String cookie) {
    return given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .header("Cookie", cookie);
  }

  private static Response print(String cookie, String app, String layout) {
    Map<String, Object> spec = Spec.of(layout).map("dpi", 72).build();
    return await()
        .atMost(DEADLINE)
        .until(
            () -> as(cookie).body(spec).post("/print/" + app + "/report.pdf"),
            answer -> answer.statusCode() != 503);
  }

  private static void assertRefused(Response answer, String parameter) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("parameter")).isEqualTo(parameter);
  }

  @Test
  @Tag("PS-13.1")
  void aLayoutThatThePortalDoesNotGiveTheCallerIsRefused() {
    assertThat(print(NOBODY, "default", "A4_landscape").statusCode()).isEqualTo(200);
    assertRefused(print(CLERK, "default", "A4_landscape"), "layout");
    assertThat(print(CLERK, "default", "A4_portrait").statusCode()).isEqualTo(200);

    Map<String, Object> spec = Spec.of("A4_landscape").build();
    assertRefused(as(CLERK).body(spec).post("/print/default/buildreport.pdf"), "layout");
    assertRefused(as(CLERK).body(spec).post("/print/report.pdf"), "layout");
    assertRefused(
        as(CLERK).body("{\"layout\":\"A4_landscape\",\"attributes\":1}").post("/print/report.pdf"),
        "layout");
  }

  @Test
  @Tag("PS-13.5")
  void anEnvironmentHasRightsAndAnAddressOfItsOwn() {
    Map<String, Object> spec =
        Spec.of("A4_landscape").wms("http://integration.test:81/city/members", "canton").build();
    for (String other : List.of("production", "integration2")) {
      assertRefused(in(other, CLERK).body(spec).post("/print/report.pdf"), "layout");
    }
    assertThat(
            in("integration", CLERK)
                .get("/print/capabilities.json")
                .<List<String>>path("layouts.name"))
        .contains("A4_landscape");

    Response print =
        await()
            .atMost(DEADLINE)
            .until(
                () -> in("integration", NOBODY).body(spec).post("/print/report.pdf"),
                answer -> answer.statusCode() != 503);
    assertThat(print.<String>path("statusURL")).startsWith("/city/print/status/");
    String status = "/print/status/" + print.path("ref") + ".json";
    await().atMost(DEADLINE).until(() -> as(NOBODY).get(status).path("done").equals(Boolean.TRUE));
    // The layer is for members only: it was fetched with the caller's session.
    assertThat(as(NOBODY).get(status).<String>path("status")).isEqualTo("finished");
  }

  private static RequestSpecification in(String environment, String cookie) {
    return as(cookie).header("X-Fera-Environment", environment);
  }

  @Test
  @Tag("PS-13.1")
  void capabilitiesAndExamplesHideWhatTheCallerMayNotPrint() {
    as(CLERK)
        .get("/print/capabilities.json")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("private"))
        .header("Vary", containsString("Cookie"))
        .body("layouts.name", contains("A4_portrait"));
    as(CLERK).get("/print/exampleRequest.json").then().body("", hasKey("Bern"));
    as("session=visitor").get("/print/exampleRequest.json").then().body("", anEmptyMap());
    as("session=visitor").get("/print/capabilities.json").then().body("layouts.size()", equalTo(0));
  }

  @Test
  @Tag("PS-13.2")
  void anAppIsForTheRolesOfItsAccess() {
    given().get("/print/apps.json").then().body("", not(hasItem("guarded")));
    as(CLERK)
        .get("/print/apps.json")
        .then()
        .header("Cache-Control", containsString("private"))
        .body("", hasItem("guarded"));
    for (String file : List.of("capabilities.json", "exampleRequest.json")) {
      assertRefused(as(NOBODY).get("/print/guarded/" + file), "app");
      as(CLERK).get("/print/guarded/" + file).then().statusCode(200);
    }
    assertRefused(print(NOBODY, "guarded", "A4_portrait"), "app");
    assertRefused(as(NOBODY).body("{\"app\":\"guarded\"}").post("/print/report.pdf"), "app");
  }

  @Test
  @Tag("PS-13.2")
  void aLayoutIsForTheRolesOfItsAccess() {
    as("session=surveyor")
        .get("/print/guarded/capabilities.json")
        .then()
        .body("layouts.name", contains("A4_landscape", "A4_portrait"));
    as("session=clerk-with-all")
        .get("/print/guarded/capabilities.json")
        .then()
        .body("layouts.name", contains("A4_portrait"));
    assertRefused(print("session=clerk-with-all", "guarded", "A4_landscape"), "layout");
  }

  @Test
  @Tag("PS-13.2")
  void aJobIsForThoseToWhomItsLayoutIs() {
    String ref = print(SURVEYOR, "guarded", "A4_landscape").path("ref");
    for (String other : List.of(NOBODY, CLERK)) {
      for (String path : List.of("/print", "/print/guarded", "/print/default")) {
        assertRefused(as(other).get(path + "/status/" + ref + ".json"), "ref");
        assertRefused(as(other).get(path + "/status/" + ref + "/events"), "ref");
        assertRefused(as(other).get(path + "/report/" + ref), "ref");
        assertRefused(as(other).delete(path + "/cancel/" + ref), "ref");
      }
    }
    await()
        .atMost(DEADLINE)
        .until(
            () ->
                as(SURVEYOR)
                    .get("/print/status/" + ref + ".json")
                    .path("status")
                    .equals("finished"));
    as(SURVEYOR).get("/print/report/" + ref).then().statusCode(200).contentType("application/pdf");
    as(SURVEYOR).delete("/print/cancel/" + ref).then().statusCode(200);
  }

  @Test
  @Tag("PS-13.3")
  void withoutAnAnswerNothingIsPrintedAndThatIsToldAtOnce() {
    Response answer = as("session=down").get("/print/capabilities.json");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(answer.asString()).doesNotContain("127.0.0.1");
    await()
        .atMost(DEADLINE)
        .until(() -> as(NOBODY).get("/print/capabilities.json").statusCode() == 200);
  }
}
