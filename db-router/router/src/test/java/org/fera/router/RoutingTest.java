package org.fera.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.fera.postgres.testing.TestCluster;
import org.fera.router.app.TestDatabaseResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabaseResource.class)
class RoutingTest {

  private static final String MASTER = TestCluster.shared().master() + " off";

  private static final Set<String> SLAVES =
      Set.of(
          TestCluster.shared().slaves().get(0) + " on",
          TestCluster.shared().slaves().get(1) + " on");

  @Inject DbRouter router;

  @Inject
  @RoutedDataSource("other")
  DataSource missing;

  private static String body(String method, String path) {
    Response response = given().urlEncodingEnabled(false).request(method, path);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.asString();
  }

  private static void assertNode(String node, Role role) {
    if (role == Role.MASTER) {
      assertThat(node).isEqualTo(MASTER);
    } else {
      assertThat(node).isIn(SLAVES);
    }
  }

  @Tag("DR-1.1")
  @ParameterizedTest
  @CsvSource({
    "GET, SLAVE",
    "OPTIONS, SLAVE",
    "POST, MASTER",
    "PUT, MASTER",
    "PATCH, MASTER",
    "DELETE, MASTER"
  })
  void the_method_chooses_the_node(String method, Role role) {
    assertNode(body(method, "/x"), role);
  }

  @Tag("DR-1.1")
  @Test
  void a_head_reads_a_slave() {
    assertThat(given().head("/x").header("X-Fera-Database")).startsWith("slave ");
    assertThat(given().head("/s/x").header("X-Fera-Database")).startsWith("master ");
  }

  @Tag("DR-1.5")
  @ParameterizedTest
  @CsvSource({
    "GET, /force/x, MASTER", "POST, /reading, SLAVE", "PUT, /reading, MASTER", "GET, /s/x, MASTER",
    "GET, //s/x, MASTER", "GET, /%73/x, MASTER", "GET, /s/x?y=1, MASTER", "GET, /s;v=1/x, MASTER",
    "GET, /a/%2e%2e/s/x, MASTER", "GET, /stats, SLAVE", "POST, /printproxy/report.pdf, SLAVE"
  })
  void the_lists_choose_the_node_in_every_spelling(String method, String path, Role role) {
    assertNode(body(method, path), role);
  }

  @Tag("DR-1.2")
  @Test
  void annotations_choose_the_node() {
    assertNode(body("GET", "/role/use-master"), Role.MASTER);
    assertNode(body("POST", "/role/use-slave"), Role.SLAVE);
    assertNode(body("GET", "/role/forced-slave"), Role.MASTER);
    assertThat(body("GET", "/role/later")).isEqualTo("master");
  }

  @Tag("DR-2.2")
  @Test
  void a_block_runs_as_another_role_and_the_request_goes_on_as_before() {
    List<String> nodes = List.of(body("GET", "/role/run-as").split("\\|"));
    assertNode(nodes.get(0), Role.SLAVE);
    assertNode(nodes.get(1), Role.MASTER);
    assertThat(nodes.get(2)).isEqualTo(nodes.get(0));
  }

  @Tag("DR-2.1")
  @Test
  void a_request_stays_on_the_slave_that_it_began_on() {
    Set<String> begun = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      Set<String> nodes = new HashSet<>(List.of(body("GET", "/role/many").split("\\|")));
      assertThat(nodes).hasSize(1);
      begun.addAll(nodes);
    }
    assertThat(begun).as("both slaves are used").isEqualTo(SLAVES);
  }

  @Tag("DR-2.3")
  @Test
  void outside_of_a_request_it_is_the_master() throws Exception {
    assertThat(router.role()).isEqualTo(Role.MASTER);
    assertThat(router.<Role>runAs(Role.SLAVE, router::role)).isEqualTo(Role.SLAVE);
    assertThat(router.role()).isEqualTo(Role.MASTER);
  }

  @Tag("DR-2.4")
  @Test
  void a_thousand_mixed_calls_never_see_the_role_of_another() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    ExecutorService clients = Executors.newFixedThreadPool(16);
    try {
      List<Callable<String>> calls =
          IntStream.range(0, 1000).<Callable<String>>mapToObj(i -> () -> call(client, i)).toList();
      List<Future<String>> answers = clients.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        assertNode(answers.get(i).get(), i % 2 == 0 ? Role.SLAVE : Role.MASTER);
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(router.status().nodes()).allSatisfy(node -> assertThat(node.active()).isZero());
  }

  private static String call(HttpClient client, int number) throws Exception {
    URI uri = URI.create("http://localhost:" + io.restassured.RestAssured.port + "/x");
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    HttpRequest built =
        number % 2 == 0
            ? request.GET().build()
            : request.POST(HttpRequest.BodyPublishers.noBody()).build();
    return client.send(built, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Tag("DR-3.1")
  @Test
  void the_debug_header_names_the_nodes_in_the_order_of_use() {
    Response response = given().get("/role/run-as");
    String slave = response.asString().split(" ")[0];
    assertThat(response.header("X-Fera-Database"))
        .isEqualTo("slave " + slave + ", master " + TestCluster.shared().master());
    assertThat(given().get("/role/none").header("X-Fera-Database")).isNull();
  }

  @Tag("DR-5.1")
  @Test
  void a_get_that_writes_fails_and_the_log_names_its_route_once() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger("org.fera.router.refusal.Refusals");
    Handler handler = new LineHandler(lines);
    log.addHandler(handler);
    try {
      for (int i = 0; i < 2; i++) {
        given()
            .get("/role/insert")
            .then()
            .statusCode(500)
            .body(containsString("GET /role/insert wrote in a read-only session"));
      }
      given().post("/role/insert").then().statusCode(200);
    } finally {
      log.removeHandler(handler);
    }
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("GET /role/insert wrote in a read-only session")
        .contains("fera.router.force-master", "db_chooser.master", "@UseMaster");
  }

  private static final class LineHandler extends Handler {
    private final List<String> lines;

    LineHandler(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(String.format(line.getMessage(), line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void a_source_that_is_not_configured_is_an_error_when_it_is_used() {
    assertThatThrownBy(() -> missing.getConnection())
        .isInstanceOf(RouterException.UnknownSource.class)
        .hasMessageContaining("`other`")
        .hasMessageContaining("configured: main");
    assertThatThrownBy(() -> router.dataSource("other"))
        .isInstanceOf(RouterException.UnknownSource.class);
  }

  @Tag("DR-6.1")
  @Test
  void readiness_names_the_nodes() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(containsString("main " + TestCluster.shared().master()))
        .body(containsString("slave up"));
  }
}
