package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.testing.TestCluster;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged service over one queue, while parts of the cluster die. */
class QueueClusterIT {

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final int JOBS = 200;

  @TempDir private Path folder;

  @Test
  @Tag("PS-9.11")
  void allJobsAreDeliveredOnceThoughAnInstanceIsKilled() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        PrintProcess one = PrintProcess.start(1, folder, database.environment());
        PrintProcess two = PrintProcess.start(2, folder, database.environment())) {
      one.awaitReady();
      two.awaitReady();
      List<String> refs = submit(JOBS, one, two);
      await().atMost(DEADLINE).until(() -> count(database, "state = 'finished'") > JOBS / 10);
      await()
          .atMost(DEADLINE)
          .until(() -> count(database, "state = 'running' AND owner LIKE 'print-service-2/%'") > 0);

      two.kill();
      Set<String> finished = awaitFinished(refs, one);

      assertThat(finished).containsExactlyInAnyOrderElementsOf(refs);
      for (String ref : refs) {
        assertPdf(one.download(ref));
      }
      assertThat(count(database, "state = 'finished'")).isEqualTo(JOBS);
      assertThat(accounted(database.connect())).isEqualTo(JOBS);
    }
  }

  @Test
  @Tag("PS-9.12")
  void allJobsAreDeliveredThoughTheMasterIsReplaced() throws Exception {
    try (PostgresCluster cluster = TestCluster.own(1)) {
      cluster.createDatabase("prints", "fera", List.of());
      cluster.awaitReplayed();
      Map<String, String> environment = candidates(cluster);
      try (PrintProcess one = PrintProcess.start(1, folder, environment);
          PrintProcess two = PrintProcess.start(2, folder, environment)) {
        one.awaitReady();
        two.awaitReady();
        List<String> refs = new ArrayList<>(submit(JOBS / 2, one, two));
        await()
            .atMost(DEADLINE)
            .until(() -> one.status(refs.get(JOBS / 20)).orElseThrow().path("done").asBoolean());

        Node slave = cluster.slaves().get(0);
        cluster.master().kill();
        slave.promote();
        refs.addAll(submit(JOBS / 2, one, two));
        Set<String> finished = awaitFinished(refs, two);

        assertThat(finished).containsExactlyInAnyOrderElementsOf(refs);
        for (String ref : refs) {
          assertPdf(one.download(ref));
        }
        assertThat(accounted(slave.connect("prints", "fera"))).isGreaterThanOrEqualTo(JOBS);
      }
    }
  }

  @Test
  @Tag("PS-9.5")
  @Tag("PS-9.8")
  void cancellingReachesOtherInstancesAndAnInstanceThatIsAskedToStopGivesItsJobsBack()
      throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Remote portal = new Remote(PrintServers.mapserver())) {
      Map<String, String> environment = new TreeMap<>(database.environment());
      environment.put("FERA_PRINT_PORTAL_URL", portal.url());
      environment.put("FERA_PRINT_QUEUE_WORKERS", "1");
      environment.put("FERA_PRINT_QUEUE_DRAIN", "2S");
      try (PrintProcess one = PrintProcess.start(1, folder, environment)) {
        one.awaitReady();
        String stuck = one.submit(spec("/hang")).orElseThrow();
        await()
            .atMost(DEADLINE)
            .until(() -> one.status(stuck).orElseThrow().path("status").asText().equals("running"));
        try (PrintProcess two = PrintProcess.start(2, folder, environment)) {
          two.awaitReady();

          one.terminate();
          assertThat(one.ended(Duration.ofSeconds(60))).isTrue();
          await()
              .atMost(DEADLINE)
              .until(
                  () ->
                      count(database, "state = 'running' AND owner LIKE 'print-service-2/%'") == 1);
          assertThat(count(database, "tries = 1")).isEqualTo(1);

          try (PrintProcess three = PrintProcess.start(3, folder, environment)) {
            three.awaitReady();
            assertThat(three.cancel(stuck)).isEqualTo(200);
            await()
                .atMost(DEADLINE)
                .until(
                    () ->
                        three
                            .status(stuck)
                            .orElseThrow()
                            .path("status")
                            .asText()
                            .equals("canceled"));
          }
        }
      }
    }
  }

  private static List<String> submit(int jobs, PrintProcess... instances) {
    List<String> refs = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      PrintProcess instance = instances[i % instances.length];
      refs.add(
          await()
              .atMost(DEADLINE)
              .until(() -> instance.submit(spec(null)), Optional::isPresent)
              .orElseThrow());
    }
    return refs;
  }

  private static Set<String> awaitFinished(List<String> refs, PrintProcess instance) {
    Set<String> finished = new HashSet<>();
    await()
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              for (String ref : refs) {
                if (!finished.contains(ref)) {
                  instance
                      .status(ref)
                      .filter(QueueClusterIT::finished)
                      .ifPresent(x -> finished.add(ref));
                }
              }
              return finished.size() == refs.size();
            });
    return finished;
  }

  private static boolean finished(JsonNode status) {
    if (status.path("done").asBoolean()) {
      assertThat(status.path("status").asText()).as(status.toString()).isEqualTo("finished");
      return true;
    }
    return false;
  }

  /** A page with an empty map, or with a layer of the portal. */
  private static String spec(String layer) {
    Spec spec = Spec.of("A4_portrait").map("dpi", 72);
    try {
      return new ObjectMapper()
          .writeValueAsString((layer == null ? spec : spec.wms(layer, "country")).build());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertPdf(byte[] bytes) {
    assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(new String(bytes, bytes.length - 8, 8, StandardCharsets.US_ASCII)).contains("%%EOF");
  }

  private static Map<String, String> candidates(PostgresCluster cluster) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PGHOST", cluster.master().host() + "," + cluster.slaves().get(0).host());
    environment.put("PGPORT", Integer.toString(cluster.master().port()));
    environment.put("PGDATABASE", "prints");
    environment.put("PGUSER", "fera");
    environment.put("PGPASSWORD", "fera");
    return environment;
  }

  private static long accounted(Connection connection) throws Exception {
    try (connection) {
      return one(
          connection,
          "SELECT count(*) FROM fera_print.print_accountings WHERE status = 'FINISHED'");
    }
  }

  private static long count(TestDatabase database, String condition) throws Exception {
    try (Connection connection = database.connect()) {
      return one(connection, "SELECT count(*) FROM fera_print.job WHERE " + condition);
    }
  }

  private static long one(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
