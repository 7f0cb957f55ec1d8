package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The steps that make a cluster, in use by the launcher and by tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterStepsIT {

  private PostgresCluster cluster;

  @BeforeAll
  void makeCluster() {
    cluster = TestCluster.own(1);
  }

  @AfterAll
  void closeCluster() {
    cluster.close();
  }

  @BeforeEach
  void startCluster() {
    cluster.start();
  }

  @Test
  void slavesReplayWhatTheMasterWritesAndRefuseWrites() {
    write("streamed");
    cluster.awaitReplayed();
    Server slave = cluster.slaves().get(0).server();
    assertThat(slave.ask("postgres", "select count(*) from streamed")).contains("1");
    assertThatThrownBy(() -> slave.execute("postgres", "create table refused ()"))
        .isInstanceOf(ClusterException.StepFailed.class)
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void aSecondStartChangesNothing() {
    List<OptionalLong> before = cluster.nodes().stream().map(Node::pid).toList();
    cluster.start();
    assertThat(cluster.nodes().stream().map(Node::pid)).isEqualTo(before);
    assertThat(before).allMatch(OptionalLong::isPresent);
  }

  @Test
  void aRestartKeepsTheDataAndClonesNothing() {
    write("kept");
    cluster.stop(StopMode.FAST);
    assertThat(cluster.nodes()).noneMatch(Node::isRunning);
    cluster.initMaster();
    cluster.master().start();
    assertThat(cluster.cloneSlave(cluster.slaves().get(0))).isFalse();
    cluster.start();
    cluster.awaitReplayed();
    assertThat(cluster.slaves().get(0).server().ask("postgres", "select count(*) from kept"))
        .contains("1");
  }

  @Test
  void theClusterMovesToAnotherPortWithItsSlaves() throws IOException {
    write("moved");
    cluster.stop(StopMode.FAST);
    ClusterSettings old = cluster.settings();
    try (PostgresCluster elsewhere =
        new PostgresCluster(ClusterSettings.forTests(old.folder(), freePort(), old.hosts()))) {
      elsewhere.start();
      assertThat(elsewhere.slaves().get(0).isStreaming()).isTrue();
      assertThat(elsewhere.master().server().ask("postgres", "select count(*) from moved"))
          .contains("1");
    }
  }

  @Test
  void databasesRolesAndExtensionsAreMadeOnce() {
    cluster.createDatabase("portal", "fera", List.of("hstore", "postgis"));
    cluster.createDatabase("portal", "fera", List.of("hstore", "postgis"));
    cluster.awaitReplayed();
    for (Node node : cluster.nodes()) {
      assertThat(
              node.server()
                  .ask(
                      "portal",
                      "select pg_get_userbyid(datdba) from pg_database where datname ="
                          + " current_database()"))
          .contains("fera");
      assertThat(node.server().ask("portal", "select postgis_lib_version()")).isPresent();
    }
  }

  @Test
  void anUnknownExtensionIsNamedWithItsPackage() {
    assertThatThrownBy(() -> cluster.createDatabase("portal2", "fera", List.of("nowhere")))
        .isInstanceOf(ClusterException.NotInstalled.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("apt install postgresql-");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    Node slave = cluster.slaves().get(0);
    slave.stop(StopMode.FAST);
    try (ServerSocket other =
        new ServerSocket(slave.port(), 1, InetAddress.getByName(slave.host()))) {
      assertThat(other.isBound()).isTrue();
      assertThatThrownBy(slave::start)
          .isInstanceOf(ClusterException.PortTaken.class)
          .hasMessageContaining("port " + slave.port() + " of " + slave.host());
    }
  }

  @Test
  void aServerThatCannotStartSaysWhy() {
    Node slave = cluster.slaves().get(0);
    slave.stop(StopMode.FAST);
    Node wrong =
        new PostgresCluster(cluster.settings().with("shared_buffers", "much")).nodes().get(1);
    assertThatThrownBy(wrong::start)
        .isInstanceOf(ClusterException.StepFailed.class)
        .hasMessageContaining("postgres-2 did not start: ")
        .hasMessageContaining("fera.conf")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aSupervisorRunsTheCommandInTheForegroundAndStopsItWithSigint() throws Exception {
    Node slave = cluster.slaves().get(0);
    slave.stop(StopMode.FAST);
    slave.prepare();
    Process process =
        new ProcessBuilder(slave.command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    slave.awaitReady(Duration.ofSeconds(60));
    assertThat(slave.pid()).hasValue(process.pid());
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void serversListenOnTheirOwnAddressAloneAndOnNoSocket() {
    for (Node node : cluster.nodes()) {
      assertThat(node.server().ask("postgres", "show listen_addresses")).contains(node.host());
      assertThat(node.server().ask("postgres", "show unix_socket_directories")).contains("");
      assertThat(node.server().ask("postgres", "select host(inet_server_addr())"))
          .contains(node.host());
    }
  }

  @Test
  void statusTellsWhichNodeIsDown() {
    Node slave = cluster.slaves().get(0);
    slave.stop(StopMode.IMMEDIATE);
    assertThat(cluster.status())
        .extracting(NodeStatus::name, NodeStatus::slave, NodeStatus::state)
        .containsExactly(
            tuple("postgres-1", false, NodeStatus.State.UP),
            tuple("postgres-2", true, NodeStatus.State.DOWN));
  }

  @Test
  void aClusterForWorkIsDurableAndLimitsWhatASlaveThatStaysAwayCosts() throws IOException {
    try (PostgresCluster work =
        new PostgresCluster(
            ClusterSettings.of(
                cluster.settings().folder().resolve("work"), freePort(), List.of("127.0.0.1")))) {
      work.start();
      Server server = work.master().server();
      assertThat(server.ask("postgres", "show fsync")).contains("on");
      assertThat(server.ask("postgres", "show full_page_writes")).contains("on");
      assertThat(server.ask("postgres", "show data_checksums")).contains("on");
      assertThat(server.ask("postgres", "show max_slot_wal_keep_size")).contains("1GB");
      assertThat(server.ask("postgres", "show max_connections")).contains("200");
    }
  }

  @Test
  void noFolderIsLeftHalfMade() throws IOException {
    try (var files = Files.list(cluster.settings().folder())) {
      assertThat(files).noneMatch(file -> file.toString().contains(".partial"));
    }
  }

  private void write(String table) {
    cluster
        .master()
        .server()
        .execute(
            "postgres",
            "drop table if exists " + table,
            "create table " + table + " as select 1 as one");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
