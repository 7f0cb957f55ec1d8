package org.fera.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./fera up} and {@code down} on a portal without themes, mounted under a prefix. */
class LifecycleIT {

  private final Fera fera =
      Fera.inOwnFolder("lifecycle", Map.of("VISIBLE_ENTRY_POINT", "/portal/"));

  @AfterEach
  void purge() {
    fera.run("down", "--purge", "--yes");
  }

  @Test
  @Tag("FE-1.1")
  void upServesAnEmptyPortalAndDownLeavesNothingButTheData() {
    up("--empty");
    given()
        .get(fera.entry() + "/portal/themes?background=background")
        .then()
        .statusCode(200)
        .body("themes", hasSize(0))
        .body("background_layers", hasSize(0));
    String link =
        given()
            .formParam("url", fera.entry() + "/portal/?a=b")
            .post(fera.entry() + "/portal/short/create")
            .path("short_url");
    assertThat(link).startsWith(fera.entry() + "/portal/s/");

    List<Status.Service> services = Status.of(fera).services();
    assertThat(fera.run("down").exitCode()).isZero();
    assertThat(services)
        .isNotEmpty()
        .allSatisfy(s -> assertThat(alive(s.pid())).as(s.name()).isFalse());
    assertThat(listening()).isEmpty();

    up("--empty");
    assertThat(given().redirects().follow(false).get(link).header("Location"))
        .isEqualTo(fera.entry() + "/portal/?a=b");
  }

  private void up(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "up";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Fera.Result result = fera.run(arguments);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private List<Integer> listening() {
    return List.of(8080, 8081, 8082, 8083, 8085, 8404, 11311, 11312, 5433).stream()
        .map(port -> port + fera.offset())
        .filter(port -> !Fera.free("127.0.0.1", port))
        .toList();
  }
}
