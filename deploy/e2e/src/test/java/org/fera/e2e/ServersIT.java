package org.fera.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each role as on a server of its own: an address, a state folder and ports of its own, and nothing
 * that the roles share but the lines which {@code --join} reads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String NETWORK = "127.0.61.";

  private final Map<String, Fera> servers = new TreeMap<>();
  private final List<String> started = new ArrayList<>();
  private Path join;
  private String entry;

  /** One after the other, each with the lines of all; the entry's is known before it runs. */
  @BeforeAll
  void up(@TempDir Path folder) throws IOException {
    join = folder.resolve("join.env");
    Fera haproxy = server("haproxy", 90);
    entry = "http://" + NETWORK + "90:" + (8080 + haproxy.offset());
    Files.write(join, List.of("# addresses of the other servers", "HAPROXY=" + entry));
    String[] roles = {
      "postgresql", "mapserver", "memcached", "wsgi-app", "tile-service", "print-service"
    };
    for (int number = 0; number < roles.length; number++) {
      server(roles[number], 10 * (number + 1));
      List<String> lines = start(roles[number]);
      Files.write(join, lines, StandardOpenOption.APPEND);
    }
    assertThat(start("haproxy")).containsExactly("HAPROXY=" + entry);
  }

  private Fera server(String role, int address) {
    Fera fera =
        Fera.inOwnFolder(
            role,
            Map.of(
                "FERA_ADDRESS",
                NETWORK + address,
                "FERA_ROUTER_TOKEN_KEY",
                "the same secret on all servers"));
    // The next one has to find other ports while this one has not begun to listen.
    servers.put(
        role, new Fera(fera.state(), fera.offset() + 500 * servers.size(), fera.environment()));
    return servers.get(role);
  }

  /** Starts a role, and reads what the others have to know of it. */
  private List<String> start(String role) {
    Fera.Result result = servers.get(role).run("up", "--only", role, "--join", join.toString());
    assertThat(result.exitCode()).as(role + ": " + result.output()).isZero();
    started.add(role);
    return result.output().lines().filter(line -> line.matches("[A-Z_]+=\\S+")).toList();
  }

  @AfterAll
  void down() {
    Collections.reverse(started);
    started.forEach(role -> servers.get(role).run("down", "--purge", "--yes"));
  }

  @Test
  @Tag("FE-6.3")
  void theWholePageComesThroughTheEntry() {
    await("the entry knows all").atMost(LIMIT).until(() -> new Page(entry).failures().isEmpty());

    Response search = given().get(entry + "/search?query=bern&limit=3");
    assertThat(search.header("X-Fera-Database")).startsWith("slave " + NETWORK + "1");
    Response link = given().formParam("url", entry + "/?a=b").post(entry + "/short/create");
    assertThat(link.header("X-Fera-Database")).startsWith("master " + NETWORK + "10:");
    assertThat(link.path("short_url").toString()).startsWith(entry + "/s/");
    assertThat(given().get(entry + "/tiles/wmts/1.0.0/WMTSCapabilities.xml").asString())
        .contains(entry + "/tiles/");
  }

  @Test
  @Tag("FE-6.4")
  void eachServerRunsItsRoleAndNothingElse() throws IOException {
    for (String role : servers.keySet()) {
      List<String> names =
          Status.of(servers.get(role)).services().stream()
              .map(Status.Service::name)
              .distinct()
              .toList();
      switch (role) {
        case "postgresql" ->
            assertThat(names).containsExactly("postgres-1", "postgres-2", "postgres-3");
        case "mapserver" ->
            assertThat(names).containsExactlyInAnyOrder("mapserver", "haproxy-mapserver");
        default -> assertThat(names).containsExactly(role);
      }
      assertThat(Files.exists(servers.get(role).data().resolve("postgres/postgres-1")))
          .as("data of PostgreSQL at " + role)
          .isEqualTo(role.equals("postgresql"));
    }
  }

  @Test
  @Tag("FE-6.5")
  void aPrintAndALoginGoOverAllServers() {
    Response login =
        given().formParam("login", "admin").formParam("password", "admin").post(entry + "/login");
    assertThat(login.statusCode()).as(login.asString()).isEqualTo(200);
    Map<String, Object> map =
        Map.of(
            "projection",
            "EPSG:2056",
            "dpi",
            72,
            "center",
            List.of(2_600_000, 1_200_000),
            "scale",
            250_000,
            "layers",
            List.of(
                Map.of(
                    "type", "wms",
                    "baseURL", "/mapserv_proxy",
                    "customParams", Map.of("ogcserver", "main"),
                    "layers", List.of("canton"),
                    "imageFormat", "image/png")));
    String status =
        given()
            .cookies(login.cookies())
            .contentType("application/json")
            .body(Map.of("layout", "A4_portrait", "attributes", Map.of("map", map)))
            .post(entry + "/print/report.pdf")
            .then()
            .statusCode(200)
            .extract()
            .path("statusURL");
    await("the print")
        .atMost(LIMIT)
        .until(() -> given().get(entry + status).path("status").equals("finished"));
  }

  @Test
  @Tag("FE-6.6")
  void theNextUpIsToldNothingAndServersWithoutACommonKeyAreRefused() {
    Fera tiles = servers.get("tile-service");
    Fera.Result again = tiles.run("up");
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(again.output()).contains("TILE_SERVICE=http://" + NETWORK + "50:");

    Fera other = Fera.inOwnFolder("keyless", Map.of("FERA_ADDRESS", NETWORK + "70"));
    Fera.Result refused = other.run("up", "--only", "wsgi-app", "--join", join.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.output()).contains("FERA_ROUTER_TOKEN_KEY");
  }
}
