package org.fera.app.environments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command of the jar as it ships. */
class PackagedEnvironmentIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Portals portals;

  private record Run(int code, List<String> out, String err) {}

  @BeforeAll
  static void create() {
    portals = Portals.create();
  }

  @AfterAll
  static void drop() {
    portals.close();
  }

  @Test
  @Tag("WA-10.5.1")
  void promotesWithoutHttp() throws Exception {
    Run promoted = run("promote", "integration", "production", "--json", "--user", "anna");
    assertThat(promoted.err()).isEmpty();
    assertThat(promoted.code()).isZero();
    JsonNode first = JSON.readTree(promoted.out().get(0));
    assertThat(first.path("phase").asText()).isEqualTo("check");
    assertThat(first.has("done") && first.has("total") && first.has("queue") && first.has("eta"))
        .isTrue();
    JsonNode end = JSON.readTree(promoted.out().get(promoted.out().size() - 1));
    assertThat(end.path("outcome").asText()).isEqualTo("done");
    assertThat(portals.mark()).isEqualTo("of integration");
    Run listed = run("list");
    assertThat(listed.out().get(0)).startsWith("ENVIRONMENT");
    assertThat(listed.out().get(1)).matches("production +main +2 .* by anna +main_v1");
    Run refused = run("promote", "production", "production");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo("fera: An environment cannot be promoted to itself: main.\n");
    Run misused = run("promote", "integration");
    assertThat(misused.code()).isEqualTo(2);
    assertThat(misused.err()).startsWith("Missing required parameter: 'TO'");
    assertThat(run("--help").out().toString()).contains("rollback", "--json");
  }

  private static Run run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx160m", "-XX:TieredStopAtLevel=1", "-jar"));
    words.add(
        Path.of(System.getProperty("fera.root"), "wsgi-app/target/quarkus-app/quarkus-run.jar")
            .toString());
    words.add("environment");
    words.addAll(List.of(arguments));
    Path err = java.nio.file.Files.createTempFile("environment", ".err");
    ProcessBuilder program = new ProcessBuilder(words).redirectError(err.toFile());
    program.environment().putAll(portals.database().environment());
    Process process = program.start();
    List<String> out = new String(process.getInputStream().readAllBytes()).lines().toList();
    int code = process.waitFor();
    String said = java.nio.file.Files.readString(err);
    java.nio.file.Files.delete(err);
    return new Run(code, out, said);
  }
}
