package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.fera.print.report.Rehearsal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page that warms the service up. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class RehearsalTest {

  @Inject Rehearsal rehearsal;

  @Test
  @Tag("PS-7.3")
  void thePageIsPrintedWholeAndIsNoJob() throws Exception {
    String before = jobs();
    assertThat(rehearsal.run(1)).isEmpty();
    assertThat(jobs()).isEqualTo(before);
  }

  private static String jobs() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.matches("fera_print_(job|phase)_seconds_count.*"))
        .toList()
        .toString();
  }
}
