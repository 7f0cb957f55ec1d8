package org.fera.launcher.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.ServiceUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unit files that operators copy. */
class SystemdUnitsTest {

  private static final Path ROOT = Path.of(System.getProperty("fera.root"));
  private static final Path UNITS = ROOT.resolve("deploy/systemd");
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @TempDir private Path folder;

  @Test
  @Tag("FE-6.7")
  void systemdFindsNothingWrong() throws IOException {
    assumeTrue(Files.isExecutable(ANALYZE), "this machine has no systemd-analyze");
    List<String> command = new ArrayList<>(List.of(ANALYZE.toString(), "verify", "--man=no"));
    try (Stream<Path> files = Files.list(UNITS)) {
      for (Path unit : files.filter(f -> f.toString().matches(".*\\.(service|socket)")).toList()) {
        String name = unit.getFileName().toString();
        // What is not installed here is no fault of the unit.
        String text =
            Files.readString(unit)
                .replaceAll("ExecStart=/\\S+", "ExecStart=/bin/true")
                .replace("User=fera", "User=root")
                .replace("Group=fera", "Group=root");
        Files.writeString(folder.resolve(name), text);
        command.add(folder.resolve(name.replace("@.", "@8081.")).toString());
      }
    }
    Tool.Result result = Tool.of(command).with("SYSTEMD_LOG_TARGET", "console").run();

    assertThat(command).hasSize(8);
    assertThat(result.output()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsgi-app", "print-service", "tile-service"})
  @Tag("FE-6.7")
  void aServiceHasTheMemoryAndTheTimeToStopThatItHasInUp(String service) throws IOException {
    Map<String, List<String>> unit = unit("fera-" + service + "@.service");
    Properties memory = new Properties();
    try (Reader reader = Files.newBufferedReader(ROOT.resolve("deploy/memory.properties"))) {
      memory.load(reader);
    }
    assertThat(unit.get("ExecStart").get(0))
        .contains("/usr/bin/java " + memory.getProperty(service).strip() + " -D")
        .endsWith("-jar /opt/fera/" + service + "/quarkus-run.jar");
    assertThat(unit.get("TimeoutStopSec")).containsExactly("" + ServiceUnits.SECONDS_TO_STOP);
    assertThat(ServiceUnits.SECONDS_TO_STOP)
        .as("the delay, then the time that the service gives what is under way")
        .isGreaterThan(3 + shutdownSeconds(service));
    assertThat(unit.get("Environment")).contains("QUARKUS_SHUTDOWN_DELAY=3S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsgi-app", "print-service", "tile-service", "mapserver"})
  @Tag("FE-6.7")
  void aServiceMayDoLittleAndComesBack(String service) throws IOException {
    assertThat(unit("fera-" + service + "@.service"))
        .containsEntry("User", List.of("fera"))
        .containsEntry("NoNewPrivileges", List.of("yes"))
        .containsEntry("CapabilityBoundingSet", List.of(""))
        .containsEntry("ProtectSystem", List.of("strict"))
        .containsEntry("ProtectHome", List.of("yes"))
        .containsEntry("PrivateTmp", List.of("yes"))
        .containsEntry("Restart", List.of("always"))
        .containsKey("MemoryMax");
  }

  @Test
  @Tag("FE-6.7")
  void examplesHoldNoSecretAndNoKeyTwice() throws IOException {
    try (Stream<Path> files = Files.list(UNITS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".env.example")).toList()) {
        List<String> lines =
            Files.readAllLines(file).stream()
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();
        assertThat(lines)
            .as(file.toString())
            .allMatch(line -> line.matches("[A-Z_]+=\\S*"))
            .noneMatch(line -> line.matches(".*(PASSWORD|KEY)=.+"));
        assertThat(lines.stream().map(line -> line.split("=")[0])).doesNotHaveDuplicates();
      }
    }
  }

  private static int shutdownSeconds(String service) throws IOException {
    Properties properties = new Properties();
    Path file = ROOT.resolve(service + "/src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return Integer.parseInt(
        properties.getProperty("quarkus.shutdown.timeout").replaceAll("(?i)s$", ""));
  }

  /** Values by key, lines that end with a backslash joined as systemd does it. */
  private static Map<String, List<String>> unit(String name) throws IOException {
    String text = Files.readString(UNITS.resolve(name)).replaceAll("\\\\\\n\\s*", "");
    Map<String, List<String>> values = new LinkedHashMap<>();
    text.lines()
        .filter(line -> line.matches("[A-Za-z]+=.*"))
        .forEach(
            line ->
                values
                    .computeIfAbsent(line.split("=")[0], key -> new ArrayList<>())
                    .add(line.substring(line.indexOf('=') + 1)));
    return values;
  }
}
