package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client of the print interface. */
final class Printer {

  private static final Map<Map<String, Object>, SoftReference<PrintedPage>> PAGES =
      new ConcurrentHashMap<>();
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  private Printer() {}

  static Response create(String format, Map<String, Object> spec) {
    return given()
        .contentType("application/json")
        .header("Cookie", "session=secret")
        .body(spec)
        .post("/print/default/report." + format);
  }

  /**
   * Submits a job that must be accepted and returns its ref; while the queue's database is not
   * there yet it is submitted again, as Retry-After says.
   */
  static String submit(String format, Map<String, Object> spec) {
    Response created =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> create(format, spec), answer -> answer.statusCode() != 503);
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
    return created.path("ref");
  }

  static Response status(String ref) {
    return given().urlEncodingEnabled(false).get("/print/status/" + ref + ".json");
  }

  /** Waits until a job is done and returns its last status. */
  static Response finished(String ref) {
    return await()
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> status(ref), status -> status.path("done"));
  }

  static Response download(String ref) {
    return given().urlEncodingEnabled(false).get("/print/report/" + ref);
  }

  /** Prints a PDF without faults; the same request is printed once for all tests. */
  static PrintedPage pdf(Map<String, Object> spec) {
    SoftReference<PrintedPage> known = PAGES.get(spec);
    PrintedPage page = known == null ? null : known.get();
    if (page == null) {
      page = print(spec);
      PAGES.put(spec, new SoftReference<>(page));
    }
    return page;
  }

  private static PrintedPage print(Map<String, Object> spec) {
    String ref = submit("pdf", spec);
    Response status = finished(ref);
    assertThat(status.<String>path("status")).as(status.asString()).isEqualTo("finished");
    assertThat(status.<Object>path("warnings")).as(status.asString()).isNull();
    return PrintedPage.of(download(ref).asByteArray());
  }
}
