package org.fera.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Parts of the running portal are killed or stopped; what a user then sees. Each test leaves the
 * whole healthy.
 */
@ExtendWith(RunningPortal.class)
class FaultsIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String MAP =
      "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&FORMAT=image/png"
          + "&STYLES=&CRS=EPSG:2056&BBOX=2480000,1070000,2840000,1300000&WIDTH=200&HEIGHT=128&LAYERS=canton";

  private final Fera fera;

  FaultsIT(Fera fera) {
    this.fera = fera;
  }

  @Test
  @Tag("FE-4.1")
  void aKilledSlaveCostsNoSearchAndNoMapOnceItIsNoticed() throws IOException {
    long postmaster = Status.of(fera).named("postgres-2").get(0).pid();
    Fera.signal("KILL", postmaster);

    await("a search").atMost(LIMIT).until(() -> get("/search?query=bern").statusCode() == 200);
    await("a map").atMost(LIMIT).until(() -> get(MAP).contentType().startsWith("image/png"));
    assertThat(Status.of(fera).databases()).hasSize(3);
    Status.awaitAllRunning(fera);
  }

  @Test
  @Tag("FE-4.2")
  void aStoppedMapServerIsA503AndNotAHang() throws IOException {
    List<Status.Service> workers =
        Status.of(fera).services().stream().filter(s -> s.name().startsWith("mapserver")).toList();
    assertThat(workers).hasSizeGreaterThanOrEqualTo(2);
    try {
      for (Status.Service worker : workers) {
        Fera.signal("STOP", worker.pid());
      }
      Response response = get(MAP);
      assertThat(response.statusCode()).isIn(502, 503, 504);
      assertThat(response.asString()).doesNotContain("\tat ");
    } finally {
      for (Status.Service worker : workers) {
        Fera.signal("CONT", worker.pid());
      }
    }
    await("a map").atMost(LIMIT).until(() -> get(MAP).statusCode() == 200);
  }

  @Test
  @Tag("FE-4.3")
  void everyKilledProcessComesBack() throws IOException {
    for (String name :
        List.of(
            "wsgi-app",
            "tile-service",
            "print-service",
            "memcached",
            "haproxy",
            "haproxy-mapserver",
            "mapserver")) {
      Status.Service victim =
          Status.of(fera).services().stream()
              .filter(s -> s.name().startsWith(name))
              .findFirst()
              .orElseThrow();
      Fera.signal("KILL", victim.pid());
      await(name)
          .atMost(LIMIT)
          .until(
              () ->
                  Status.of(fera).services().stream()
                      .anyMatch(
                          s ->
                              s.name().equals(victim.name())
                                  && s.instance().equals(victim.instance())
                                  && s.pid() != victim.pid()
                                  && s.state().equals("running")));
    }
    Status.awaitAllRunning(fera);
  }

  private Response get(String path) {
    return given().urlEncodingEnabled(false).get(fera.entry() + path);
  }
}
