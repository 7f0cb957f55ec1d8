package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged service over one queue, while parts of the cluster die. */
class QueueClusterIT {

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final int JOBS = 200;

  /** More than one instance prints at a time. */
  private static final int GATED = 20;

  @TempDir private Path folder;

  /** One test, since each start of an instance takes its time: a day in the life of a cluster. */
  @Test
  @Tag("PS-9.5")
  @Tag("PS-9.8")
  @Tag("PS-9.11")
  @Tag("PS-9.12")
  void allJobsAreDeliveredWhateverDies() throws Exception {
    try (Remote portal = new Remote(PrintServers.mapserver());
        PostgresCluster cluster = TestCluster.own(1)) {
      cluster.createDatabase("prints", "fera", List.of());
      cluster.awaitReplayed();
      Map<String, String> environment = candidates(cluster);
      environment.put("FERA_PRINT_PORTAL_URL", portal.url());
      environment.put("FERA_PRINT_ALLOWED", serverOf(PrintServers.mapserver()));
      environment.put("FERA_PRINT_QUEUE_DRAIN", "2S");
      try (PrintProcess one = PrintProcess.start(1, folder, environment);
          PrintProcess two = PrintProcess.start(2, folder, environment)) {
        one.awaitReady();
        two.awaitReady();
        killAnInstance(cluster.master(), portal, one, two);
        try (PrintProcess three = PrintProcess.start(3, folder, environment)) {
          three.awaitReady();
          Node successor = cluster.slaves().get(0);
          replaceTheMaster(cluster.master(), successor, one, three);
          stopAnInstance(successor, one, three);
        }
      }
    }
  }

  private static void killAnInstance(Node master, Remote portal, PrintProcess one, PrintProcess two)
      throws Exception {
    List<String> refs = new ArrayList<>(submit(JOBS - GATED, spec(null), one, two));
    await().atMost(DEADLINE).until(() -> jobs(master, "state = 'finished'") > JOBS / 10);
    // These hold both instances until one of them has been killed.
    refs.addAll(submit(GATED, spec("/gate"), one, two));
    await()
        .atMost(DEADLINE)
        .until(() -> jobs(master, "state = 'running' AND owner LIKE 'print-service-2/%'") > 0);

    two.kill();
    portal.openGate();

    assertDelivered(refs, one);
    assertThat(jobs(master, "state = 'finished'")).isEqualTo(JOBS);
    assertThat(accounted(master)).isEqualTo(JOBS);
  }

  private static void replaceTheMaster(
      Node master, Node successor, PrintProcess one, PrintProcess three) throws Exception {
    List<String> refs = new ArrayList<>(submit(JOBS / 2, spec(null), one, three));
    String early = refs.get(JOBS / 20);
    await().atMost(DEADLINE).until(() -> one.status(early).orElseThrow().path("done").asBoolean());

    master.kill();
    successor.promote();

    refs.addAll(submit(JOBS / 2, spec(null), one, three));
    assertDelivered(refs, three);
    assertThat(accounted(successor)).isGreaterThanOrEqualTo(2 * JOBS);
  }

  private static void stopAnInstance(Node master, PrintProcess one, PrintProcess three)
      throws Exception {
    Map<String, PrintProcess> instances = Map.of("print-service-1", one, "print-service-3", three);
    String canceled = one.submit(spec("/hang")).orElseThrow();
    String owner = owner(master, canceled);
    PrintProcess other = instances.get(owner) == one ? three : one;
    assertThat(other.cancel(canceled)).isEqualTo(200);
    await().atMost(DEADLINE).until(() -> word(other, canceled).equals("canceled"));

    String stuck = one.submit(spec("/hang")).orElseThrow();
    String first = owner(master, stuck);
    instances.get(first).terminate();
    assertThat(instances.get(first).ended(Duration.ofSeconds(60))).isTrue();
    await().atMost(DEADLINE).until(() -> !owner(master, stuck).equals(first));
    assertThat(jobs(master, "ref = '" + stuck + "' AND tries = 1")).isEqualTo(1);
  }

  private static String owner(Node master, String ref) {
    return await()
        .atMost(DEADLINE)
        .until(
            () ->
                text(
                    master,
                    "SELECT split_part(owner, '/', 1) FROM fera_print.job WHERE state = 'running'"
                        + " AND ref = '"
                        + ref
                        + "'"),
            owner -> !owner.isEmpty());
  }

  private static String word(PrintProcess instance, String ref) {
    return instance.status(ref).orElseThrow().path("status").asText();
  }

  private static void assertDelivered(List<String> refs, PrintProcess instance) {
    Set<String> finished = awaitFinished(refs, instance);
    assertThat(finished).containsExactlyInAnyOrderElementsOf(refs);
    for (String ref : refs) {
      assertPdf(instance.download(ref));
    }
  }

  private static List<String> submit(int jobs, String spec, PrintProcess... instances) {
    List<String> refs = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      PrintProcess instance = instances[i % instances.length];
      refs.add(
          await()
              .atMost(DEADLINE)
              .until(() -> instance.submit(spec), Optional::isPresent)
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

  /** A bare map without layers, or with a layer of the portal: it is the queue that is tested. */
  private static String spec(String layer) {
    Spec spec = Spec.of("bare").map("dpi", 72);
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

  private static String serverOf(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static long accounted(Node master) throws Exception {
    return Long.parseLong(
        text(
            master, "SELECT count(*) FROM fera_print.print_accountings WHERE status = 'FINISHED'"));
  }

  private static long jobs(Node master, String condition) throws Exception {
    return Long.parseLong(text(master, "SELECT count(*) FROM fera_print.job WHERE " + condition));
  }

  /** The first value of a query; empty if there is none. */
  private static String text(Node master, String sql) throws Exception {
    try (Connection connection = master.connect("prints", "fera");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
