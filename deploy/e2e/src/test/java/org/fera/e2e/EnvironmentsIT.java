package org.fera.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fera.e2e.viewer.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Integration and production side by side over one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvironmentsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Fera fera = Fera.inOwnFolder("environments");
  private final String production = fera.entry();
  private final String integration = fera.entry() + "/integration";

  @BeforeAll
  void up() {
    Fera.Result result =
        fera.run("up", "--environments", "integration,production", "--slaves", "1");
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("integration is at " + integration);
  }

  @AfterAll
  void down() {
    fera.run("down", "--purge", "--yes");
  }

  @Test
  @Tag("FE-5.3")
  void statusSaysWhichEnvironmentAnInstanceServes() throws IOException {
    assertThat(fera.run("status").output()).contains("ENVIRONMENT", "integration", "production");
    List<String> environments =
        new ObjectMapper()
                .readTree(fera.run("status", "--json").output())
                .path("services")
                .findParents("environment")
                .stream()
                .filter(service -> service.path("name").asText().equals("wsgi-app"))
                .map(
                    service ->
                        service.path("environment").asText() + service.path("instance").asText())
                .toList();
    assertThat(environments).containsExactlyInAnyOrder("production1", "integration1");
  }

  @Test
  @Tag("FE-5.4")
  void linksOfIntegrationStayInIntegration() {
    assertThat(given().get(integration + "/dynamic.json").path("constants.gmfPrintUrl").toString())
        .isEqualTo(integration + "/printproxy");
    assertThat(given().get(integration + "/printproxy/capabilities.json").asString())
        .contains("\"layouts\":[{");

    String tiles = "/tiles/wmts/1.0.0/WMTSCapabilities.xml";
    assertThat(themes(integration)).contains(integration + tiles);
    assertThat(given().get(integration + tiles).asString())
        .contains(integration + "/tiles/wmts/1.0.0/ch_base/")
        .doesNotContain(production + "/tiles/");
    assertThat(given().get(production + tiles).asString())
        .contains(production + "/tiles/wmts/1.0.0/ch_base/");

    Map<String, Object> print = Map.of("layout", "A4_portrait", "attributes", Map.of("map", map()));
    String status =
        given()
            .contentType("application/json")
            .body(print)
            .post(integration + "/print/report.pdf")
            .then()
            .statusCode(200)
            .extract()
            .path("statusURL");
    assertThat(status).startsWith("/integration/print/status/");
    await("the print")
        .atMost(LIMIT)
        .until(() -> given().get(production + status).path("status").equals("finished"));
  }

  /** Bern with the cantons by integration's proxy. */
  private Map<String, Object> map() {
    return Map.of(
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
                "type",
                "WMS",
                "baseURL",
                integration + "/mapserv_proxy?ogcserver=main",
                "layers",
                List.of("canton"),
                "imageFormat",
                "image/png")));
  }

  @Test
  @Tag("FE-5.5")
  void theViewerSaysThatItIsNotThePublicPortal() {
    try (Browser browser = new Browser()) {
      browser.open(integration + "/?lang=de");
      assertThat(browser.find(".environment").getText())
          .isEqualTo("Umgebung integration: nicht das öffentliche Portal");
      assertThat(browser.driver().getTitle()).startsWith("integration: ");

      browser.open(production + "/");
      browser.find(".brand h1");
      assertThat(browser.all(".environment")).isEmpty();
    }
  }

  @Test
  @Tag("FE-5.6")
  void aChangeIsSeenInProductionOnceItIsPromotedAndNoRequestFails() throws SQLException {
    execute("UPDATE main_integration.treeitem SET name = 'Rivers' WHERE name = 'Nature'");
    await("integration").atMost(LIMIT).until(() -> themes(integration).contains("\"Rivers\""));
    assertThat(themes(production)).contains("\"Nature\"").doesNotContain("\"Rivers\"");

    List<String> paths = List.of(Page.THEMES, Page.SEARCH, Page.MAP, "/dynamic.json");
    try (Load load = new Load(production, paths)) {
      await("requests").atMost(LIMIT).until(() -> load.answered() > 50);

      environment("promote", "integration", "production");
      await("promoted").atMost(LIMIT).until(() -> themes(production).contains("\"Rivers\""));
      assertThat(themes(production)).doesNotContain("\"Nature\"");

      environment("rollback", "production");
      await("rolled back").atMost(LIMIT).until(() -> themes(production).contains("\"Nature\""));
      assertThat(themes(production)).doesNotContain("\"Rivers\"");
      assertThat(themes(integration)).contains("\"Rivers\"");

      long then = load.answered();
      await("requests").atMost(LIMIT).until(() -> load.answered() > then + 50);
      assertThat(load.failures()).isEmpty();
    }
  }

  private void environment(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "environment";
    System.arraycopy(words, 0, all, 1, words.length);
    Fera.Result result = fera.run(all);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private static String themes(String portal) {
    return given().urlEncodingEnabled(false).get(portal + Page.THEMES).asString();
  }

  private void execute(String sql) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + fera.postgresPort() + "/fera";
    try (Connection connection = DriverManager.getConnection(url, "fera", "fera");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
