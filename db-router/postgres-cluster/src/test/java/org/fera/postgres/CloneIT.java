package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A slave's data is complete or not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloneIT {

  private static final String SLOTS = "select count(*) from pg_replication_slots";

  // Its writes fail as on a full disk, beyond 50 kB of a file.
  private static final String FULL_DISK =
      """
      #!/bin/sh
      trap '' XFSZ
      ulimit -f 100
      exec %s "$@"
      """;

  // Killed with half a copy made; its second process, which receives WAL, lives on.
  private static final String KILLED =
      """
      #!/bin/sh
      for word; do
        case $word in --pgdata=*) data=${word#--pgdata=} ;; esac
      done
      %s "$@" &
      until [ -d "$data/base" ]; do :; done
      kill -KILL $!
      wait $!
      """;

  private PostgresCluster cluster;
  private Node slave;

  @BeforeAll
  void makeCluster() {
    cluster = TestCluster.own(1);
    slave = cluster.slaves().get(0);
  }

  @BeforeEach
  void stopTheSlave() {
    cluster.start();
    slave.stop(StopMode.FAST);
  }

  @AfterAll
  void closeCluster() {
    cluster.close();
  }

  @Test
  void aCloneThatBreaksOffLeavesNothingAndTheNextOneSucceeds() throws IOException {
    Folders.delete(slave.dataFolder());
    try (TcpProxy network = new TcpProxy(cluster.master().server())) {
      network.cutAfter(5_000_000);
      assertThatThrownBy(() -> cluster.cloneSlave(slave, network.address()))
          .isInstanceOf(ClusterException.StepFailed.class)
          .hasMessageContaining("making postgres-2 in " + cluster.settings().folder())
          .message()
          .hasLineCount(1);
    }
    assertNothingIsLeft();
    assertThat(cluster.cloneSlave(slave)).isTrue();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  @Test
  void aFullDiskWhileCloningIsToldAndLeavesNothing() throws IOException {
    Folders.delete(slave.dataFolder());
    PostgresCluster full = new PostgresCluster(cluster.settings().with(programs(FULL_DISK)));
    assertThatThrownBy(() -> full.cloneSlave(full.nodes().get(1)))
        .isInstanceOf(ClusterException.StepFailed.class)
        .message()
        .hasLineCount(1)
        .containsAnyOf("No space left on device", "File too large");
    assertNothingIsLeft();
    assertThat(cluster.cloneSlave(slave)).isTrue();
  }

  @Test
  void aCopyThatIsKilledIsNotTakenForAWholeOne() throws IOException {
    Folders.delete(slave.dataFolder());
    PostgresCluster killed = new PostgresCluster(cluster.settings().with(programs(KILLED)));
    assertThatThrownBy(() -> killed.cloneSlave(killed.nodes().get(1)))
        .isInstanceOf(ClusterException.StepFailed.class);
    assertNothingIsLeft();
    assertThat(cluster.cloneSlave(slave)).isTrue();
  }

  @Test
  void whatAKilledCloneLeftIsRemoved() throws IOException {
    Folders.delete(slave.dataFolder());
    Path partial = cluster.settings().folder().resolve("postgres-2.partial-1a2b");
    Files.createDirectories(partial.resolve("global"));
    Files.writeString(partial.resolve("global/pg_control"), "half");
    assertThat(cluster.cloneSlave(slave)).isTrue();
    assertThat(partial).doesNotExist();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  @Test
  void aFolderWithoutAServersDataIsClonedAnew() throws IOException {
    Files.delete(slave.dataFolder().resolve("global/pg_control"));
    assertThat(cluster.cloneSlave(slave)).isTrue();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  @Test
  void theCopyOfAnotherMasterIsClonedAnew() throws IOException {
    cluster.stop(StopMode.FAST);
    Path copy = slave.dataFolder().resolveSibling("copy");
    Files.move(slave.dataFolder(), copy);
    Folders.delete(cluster.master().dataFolder());
    cluster.initMaster();
    cluster.master().start();
    Files.move(copy, slave.dataFolder());

    assertThat(cluster.cloneSlave(slave)).isTrue();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  @Test
  void aMasterWhoseDataIsGoneIsNotReplacedByAnEmptyOneWhileACopyExists() throws IOException {
    try (PostgresCluster own = TestCluster.own(1)) {
      Node first = own.nodes().get(0);
      Node copy = own.nodes().get(1);
      first.server().execute("postgres", "create table precious as select 1 as one");
      own.awaitReplayed();
      own.stop(StopMode.FAST);
      Folders.delete(first.dataFolder());

      assertThatThrownBy(own::start)
          .isInstanceOf(ClusterException.StepFailed.class)
          .hasMessageContaining("is a copy of it");

      Files.delete(copy.dataFolder().resolve("standby.signal"));
      own.start();
      assertThat(own.master()).isSameAs(copy);
      assertThat(own.nodes()).allMatch(Node::isRunning);
      assertThat(first.server().ask("postgres", "select one from precious")).contains("1");
    }
  }

  @Test
  void aSlaveThatTheMasterNoLongerKeepsWalForIsClonedAnew() {
    Server master = cluster.master().server();
    master.execute(
        "postgres",
        "alter system set max_slot_wal_keep_size = '1MB'",
        "alter system set max_wal_size = '32MB'",
        "select pg_reload_conf()",
        "create table filler (text text)");
    while (!new Slots(master).state(slave.slot()).orElseThrow().equals("lost")) {
      master.execute(
          "postgres",
          "insert into filler select repeat('x', 1000) from generate_series(1, 20000)",
          "select pg_switch_wal()",
          "checkpoint");
    }
    master.execute(
        "postgres",
        "alter system reset max_slot_wal_keep_size",
        "alter system reset max_wal_size",
        "select pg_reload_conf()",
        "drop table filler");
    assertThat(cluster.cloneSlave(slave)).isTrue();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  @Test
  void aSlaveThatTheClusterNoLongerHasIsForgottenAndClonedAnewWhenItReturns() {
    ClusterSettings settings = cluster.settings();
    PostgresCluster smaller =
        new PostgresCluster(
            ClusterSettings.forTests(
                settings.folder(), settings.port(), settings.hosts().subList(0, 1)));
    smaller.start();
    assertThat(cluster.master().server().ask("postgres", SLOTS)).contains("0");

    assertThat(cluster.cloneSlave(slave)).isTrue();
    slave.start();
    assertThat(slave.isStreaming()).isTrue();
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(cluster.settings().folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("postgres-2") && !name.endsWith(".log"));
    }
    assertThat(cluster.master().server().ask("postgres", SLOTS)).contains("0");
  }

  /** The real programs, but for a script in pg_basebackup's place, which gets its path. */
  private PostgresPrograms programs(String script) throws IOException {
    PostgresPrograms real = cluster.settings().programs();
    Path bin = Files.createTempDirectory(cluster.settings().folder(), "bin");
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> programs = Files.list(real.bin())) {
      for (Path program : programs.toList()) {
        Files.createSymbolicLink(bin.resolve(program.getFileName()), program);
      }
    }
    Path limited = bin.resolve("pg_basebackup");
    Files.delete(limited);
    Files.writeString(limited, String.format(script, real.path("pg_basebackup")));
    assertThat(limited.toFile().setExecutable(true, false)).isTrue();
    return new PostgresPrograms(bin, real.version(), real.user());
  }
}
