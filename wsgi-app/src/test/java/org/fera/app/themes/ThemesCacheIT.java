package org.fera.app.themes;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.fera.app.testing.PortalDatabase;
import org.fera.app.testing.SamplePortal;
import org.fera.app.testing.Users;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SamplePortal.class)
class ThemesCacheIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  PortalDatabase database;

  @Inject Jdbi jdbi;

  private static final List<String> GROUPS =
      List.of("Administration", "Neighbours", "Waters", "Terrain", "Towns", "Earth", "Sketches");

  private static final AtomicInteger REQUESTS = new AtomicInteger();

  /** A request that nobody has made yet, with the same themes as any other. */
  private static String fresh() {
    int number = REQUESTS.incrementAndGet();
    int count = GROUPS.size();
    return "/themes?interface=desktop&group=%s&background=%s"
        .formatted(GROUPS.get(number % count), GROUPS.get(number / count % count));
  }

  private static double made() {
    String metrics = given().get("/q/metrics").asString();
    return metrics
        .lines()
        .filter(line -> line.startsWith("fera_themes_made_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  @Tag("WA-2.1.1")
  void readsASlaveThatHasReplayedTheLastChange() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> given().get(fresh()).then().header("X-Fera-Database", startsWith("slave ")));
  }

  @Test
  @Tag("WA-6.6")
  void makesAnAnswerOnceForAllThatWaitForIt() throws Exception {
    String request = fresh();
    double before = made();
    ExecutorService users = Executors.newFixedThreadPool(20);
    try {
      Callable<Response> ask = () -> given().get(request);
      List<Future<Response>> asked =
          IntStream.range(0, 20).mapToObj(user -> users.submit(ask)).collect(toList());
      for (Future<Response> one : asked) {
        assertThat(one.get().statusCode()).isEqualTo(200);
      }
    } finally {
      users.shutdownNow();
    }
    assertThat(made() - before).isEqualTo(1);
  }

  @Test
  @Tag("WA-6.10")
  void groupsThatCallersMakeUpShareAnAnswer() {
    String first = "no-group-" + UUID.randomUUID();
    given().get("/themes?group=" + first).then().body("themes.name", hasItem("Nature"));
    double before = made();
    for (int i = 0; i < 5; i++) {
      String name = "\"no\"-" + UUID.randomUUID();
      given()
          .queryParam("group", name)
          .get("/themes")
          .then()
          .statusCode(200)
          .body("themes.name", hasItem("Nature"))
          .body("$", not(hasKey("group")))
          .body("errors", hasSize(1))
          .body("errors[0]", startsWith("Unable to find the Group named: " + name + ", Avail"));
      given()
          .queryParam("background", name)
          .queryParam("group", first)
          .queryParam("set", "background")
          .get("/themes")
          .then()
          .body("background_layers", empty())
          .body("errors", contains(startsWith("Unable to find the Group named: " + name)));
    }
    assertThat(made() - before).as("of another set").isEqualTo(1);
  }

  @Test
  @Tag("WA-6.10")
  void moreLevelsThanThereAreShareAnAnswer() {
    given().get("/themes?min_levels=1000").then().body("themes", empty());
    double before = made();
    given().get("/themes?min_levels=2000").then().body("themes", empty());
    given().get("/themes?min_levels=0&set=group&group=Waters").then().statusCode(200);
    given().get("/themes?min_levels=7&set=group&group=Waters&background=x").then().statusCode(200);
    assertThat(made() - before).as("of the group").isEqualTo(1);
  }

  @Test
  @Tag("WA-6.6")
  void makesOneAnswerForEachSetOfRoles() throws Exception {
    String request = fresh();
    List<String> sessions = List.of(Users.session("editor"), Users.session("viewer"), "");
    double before = made();
    ExecutorService users = Executors.newFixedThreadPool(15);
    try {
      List<Future<Response>> asked =
          IntStream.range(0, 15)
              .mapToObj(user -> sessions.get(user % sessions.size()))
              .map(session -> users.submit(() -> Users.with(session).get(request)))
              .collect(toList());
      for (Future<Response> one : asked) {
        assertThat(one.get().statusCode()).isEqualTo(200);
      }
    } finally {
      users.shutdownNow();
    }
    assertThat(made() - before).isEqualTo(sessions.size());
    assertThat(Users.with(sessions.get(0)).get(request).jsonPath().<String>getList("themes.name"))
        .contains("Analysis");
    assertThat(given().get(request).jsonPath().<String>getList("themes.name"))
        .doesNotContain("Analysis");
  }

  @Test
  @Tag("WA-2.1.20")
  void tellsWhoMayEditALayerHow() {
    String sketches =
        "themes.collect { it.children }.flatten().collect { it.children }.flatten()"
            + ".findAll { it != null && it.name == 'sketch_line' }";
    Users.as("editor")
        .get("/themes")
        .then()
        .body(sketches + ".editable", hasItem(true))
        .body(sketches + ".edit_columns.flatten().type", hasItem("gml:LineStringPropertyType"));
    given().get("/themes").then().body(sketches + ".editable", not(hasItem(true)));
  }

  @Test
  @Tag("WA-6.1")
  @Tag("WA-6.7")
  void answersAKnownTagWithNothingUntilTheTreeChanges() {
    Response first = given().get("/themes?interface=desktop");
    assertThat(first.header("Cache-Control")).startsWith("private, max-age=");
    assertThat(first.header("Vary"))
        .contains("Cookie")
        .contains("Authorization")
        .contains("Accept-Encoding");
    String tag = first.header("ETag");
    assertThat(statusWith(tag)).isEqualTo(304);
    database.execute("UPDATE main.treeitem SET name = 'Lakes' WHERE name = 'Waters'");
    try {
      await().atMost(LIMIT).until(() -> statusWith(tag) == 200);
    } finally {
      database.execute("UPDATE main.treeitem SET name = 'Waters' WHERE name = 'Lakes'");
      await().atMost(LIMIT).until(() -> statusWith(tag) == 304);
    }
  }

  private static int statusWith(String tag) {
    return given().header("If-None-Match", tag).get("/themes?interface=desktop").statusCode();
  }

  @Test
  @Tag("WA-6.9")
  void answersCompressedOrNotAsTheCallerLikes() throws IOException {
    RestAssuredConfig before = RestAssured.config;
    RestAssured.config =
        RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    try {
      byte[] plain = given().get("/themes").asByteArray();
      assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{\"ogc");
      assertThat(with("gzip;q=0").asByteArray()).isEqualTo(plain);
      Response packed = with("br, gzip;q=0.5");
      assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
      assertThat(packed.header("ETag")).isEqualTo(with("identity").header("ETag"));
      try (GZIPInputStream unpacked =
          new GZIPInputStream(new ByteArrayInputStream(packed.asByteArray()))) {
        assertThat(unpacked.readAllBytes()).isEqualTo(plain);
      }
    } finally {
      RestAssured.config = before;
    }
  }

  @Test
  @Tag("WA-6.9")
  void compressesOnceForClientsThatOfferHttp2() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/themes"))
            .header("Accept-Encoding", "gzip")
            .build();
    byte[] packed =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofByteArray())
            .body();
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{\"ogc");
    }
  }

  private static Response with(String encodings) {
    return given().header("Accept-Encoding", encodings).get("/themes");
  }

  @Test
  @Tag("WA-6.7")
  void eachTableOfTheTreeTellsItsChanges() {
    assertThat(
            database.value(
                """
                SELECT string_agg(c.relname, ' ' ORDER BY c.relname)
                FROM pg_class c WHERE c.relnamespace = 'main'::regnamespace AND c.relkind = 'r'
                AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
                  AND t.tgname = 'fera_tell_themes' AND t.tgenabled = 'O'
                  AND t.tgtype & 4 > 0 AND t.tgtype & 8 > 0 AND t.tgtype & 16 > 0 AND t.tgtype & 32 > 0)
                """))
        .isEqualTo("log tsearch");
  }

  @Test
  @Tag("WA-6.8")
  void asksTheDatabaseAFewTimesHoweverLargeTheTreeIs() {
    AtomicInteger statements = new AtomicInteger();
    SqlStatements settings = jdbi.getConfig(SqlStatements.class);
    SqlLogger before = settings.getSqlLogger();
    settings.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            statements.incrementAndGet();
          }
        });
    try {
      given().get(fresh()).then().statusCode(200);
    } finally {
      settings.setSqlLogger(before);
    }
    assertThat(statements.get()).isBetween(8, 15);
  }
}
