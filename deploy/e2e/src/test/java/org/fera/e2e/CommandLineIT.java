package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code ./fera} says while a portal runs, and when something stands in its way. */
@ExtendWith(RunningPortal.class)
class CommandLineIT {

  private final Fera fera;

  CommandLineIT(Fera fera) {
    this.fera = fera;
  }

  @Test
  @Tag("FE-1.2")
  void statusNamesServicesWithMemoryAndNodesWithRoles() {
    Status status = Status.of(fera);

    for (String service : List.of("wsgi-app", "print-service", "tile-service")) {
      assertThat(status.named(service))
          .as(service)
          .hasSize(2)
          .allSatisfy(
              s -> {
                assertThat(s.state()).isEqualTo("running");
                assertThat(s.rssMb()).isBetween(30, 350);
                assertThat(ProcessHandle.of(s.pid())).isPresent();
              });
    }
    assertThat(status.databases())
        .extracting(Status.Database::role)
        .containsExactlyInAnyOrder("master", "slave", "slave");
  }

  @Test
  @Tag("FE-1.16")
  void tilesArePurgedByTheCommandLine() {
    Fera.Result done = fera.run("tiles", "purge", "ch_relief", "--json");
    assertThat(done.exitCode()).as(done.output()).isZero();
    assertThat(done.output()).contains("\"tileset\":\"ch_relief\"").contains("\"since\"");

    Fera.Result wrong = fera.run("tiles", "purge", "none");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.output()).contains("none: There is no such tileset");
  }

  @Test
  @Tag("FE-1.3")
  void aSecondUpChangesNothing() {
    List<Long> before =
        Status.of(fera).services().stream().map(Status.Service::pid).sorted().toList();

    Fera.Result result = fera.run("up", "--instances", "2");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains(fera.entry());
    assertThat(Status.of(fera).services().stream().map(Status.Service::pid).sorted().toList())
        .isEqualTo(before);
  }

  @Test
  @Tag("FE-1.4")
  void aTakenPortIsNamedWithTheVariableThatMovesIt() throws IOException {
    Fera other = Fera.inOwnFolder("taken");
    int port = 8404 + other.offset();
    try (ServerSocket taker = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      Fera.Result result = other.run("up", "--empty");

      assertThat(taker.isBound()).isTrue();
      assertThat(result.exitCode()).isNotZero();
      assertThat(result.output()).contains(Integer.toString(port)).contains("FERA_PORT_OFFSET");
    } finally {
      other.run("down", "--purge", "--yes");
    }
  }

  @Test
  @Tag("FE-1.5")
  void everyCommandHasHelp() {
    for (String command : List.of("up", "down", "status", "logs", "test", "doctor")) {
      Fera.Result result = fera.run(command, "--help");
      assertThat(result.exitCode()).as(command).isZero();
      assertThat(result.output())
          .as(command)
          .contains("Usage: fera " + command)
          .doesNotContain("\u001b[");
    }
    assertThat(fera.run("levitate").exitCode()).isEqualTo(2);
  }

  @Test
  @Tag("FE-1.6")
  void anUnreadableVarsFileStopsUpWithItsName() throws IOException {
    Fera base = Fera.inOwnFolder("vars");
    var vars = Files.writeString(base.state().resolve("vars.yaml"), "vars:\n  sqlalchemy.url: [\n");
    Fera wrong =
        new Fera(base.state(), base.offset(), java.util.Map.of("FERA_VARS", vars.toString()));
    try {
      Fera.Result result = wrong.run("up", "--empty");

      assertThat(result.exitCode()).isNotZero();
      assertThat(result.output()).contains("vars.yaml").doesNotContain("\tat ");
    } finally {
      wrong.run("down", "--purge", "--yes");
    }
  }

  @Test
  @Tag("FE-1.7")
  void theSecondOfTwoUpsAtOnceSaysSo() throws IOException {
    Fera twice = Fera.inOwnFolder("twice");
    Process first = twice.start("up", "--only", "postgres");
    try {
      StringBuilder said = new StringBuilder();
      // The lock is held from the first line of progress on.
      int c;
      while ((c = first.getInputStream().read()) >= 0 && c != '\n') {
        said.append((char) c);
      }
      Fera.Result second = twice.run("up", "--only", "postgres");

      assertThat(second.exitCode()).as(said + " / " + second.output()).isEqualTo(3);
      assertThat(second.output().lines().toList()).as(second.output()).hasSize(1);
      String rest = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(first.onExit().join().exitValue()).as(said + rest).isZero();
    } finally {
      twice.run("down", "--purge", "--yes");
    }
  }
}
