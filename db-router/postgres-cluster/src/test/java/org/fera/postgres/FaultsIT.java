package org.fera.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.fera.postgres.testing.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each test breaks something, sees what a client would see, and mends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private PostgresCluster cluster;

  @BeforeAll
  void makeCluster() {
    cluster = TestCluster.own(2);
    cluster.master().server().execute("postgres", "create table event (id serial, text text)");
    cluster.awaitReplayed();
  }

  @AfterAll
  void closeCluster() {
    cluster.close();
  }

  @Test
  void aKilledSlaveComesBackWithWhatItMissed() {
    Node slave = cluster.slaves().get(0);
    slave.kill();
    assertThat(slave.isRunning()).isFalse();
    assertThat(slave.server().accepts()).isFalse();
    write("while the slave was dead");
    slave.start();
    awaitEvent(slave, "while the slave was dead");
  }

  @Test
  void aKilledMasterComesBackWithWhatWasCommitted() {
    write("before the kill");
    cluster.master().kill();
    cluster.master().start();
    assertThat(events(cluster.master(), "before the kill")).isEqualTo(1);
    await().atMost(LIMIT).until(() -> cluster.slaves().stream().allMatch(Node::isStreaming));
  }

  @Test
  void aSuspendedSlaveKeepsItsPortAndDoesNotAnswer() {
    Node slave = cluster.slaves().get(0);
    slave.suspend();
    try {
      assertThat(slave.isRunning()).isTrue();
      assertThat(slave.server().accepts()).isFalse();
      assertThat(state(slave)).isEqualTo(NodeStatus.State.NOT_ANSWERING);
    } finally {
      slave.resume();
    }
    slave.awaitReady(LIMIT);
    assertThat(state(slave)).isEqualTo(NodeStatus.State.UP);
  }

  @Test
  void aSlaveWithPausedReplayLagsUntilResumed() {
    Node slave = cluster.slaves().get(0);
    slave.pauseReplay();
    try {
      write("while replay was paused");
      assertThat(cluster.lagBytes(slave)).isPositive();
      assertThat(events(slave, "while replay was paused")).isZero();
      assertThat(slave.isStreaming()).isTrue();
    } finally {
      slave.resumeReplay();
    }
    awaitEvent(slave, "while replay was paused");
    cluster.awaitReplayed();
  }

  @Test
  void anApplyDelayHoldsCommitsBackOnOneSlaveOnly() {
    Node late = cluster.slaves().get(0);
    Node other = cluster.slaves().get(1);
    late.applyDelay(Duration.ofHours(1));
    try {
      write("delayed");
      awaitEvent(other, "delayed");
      assertThat(events(late, "delayed")).isZero();
    } finally {
      late.applyDelay(Duration.ZERO);
    }
    awaitEvent(late, "delayed");
  }

  @Test
  void aPartedSlaveBelievesItselfCompleteAndMissesWhatTheMasterWrites() {
    Node slave = cluster.slaves().get(0);
    try (Partition partition = cluster.partition(slave)) {
      write("during the partition");
      assertThat(
              slave
                  .server()
                  .ask("postgres", "select pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()"))
          .contains("t");
      assertThat(cluster.lagBytes(slave)).isPositive();
      assertThat(events(slave, "during the partition")).isZero();

      partition.network().cut();
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(state(slave)).isEqualTo(NodeStatus.State.NOT_STREAMING));
    }
    awaitEvent(slave, "during the partition");
  }

  @Test
  void aPromotedSlaveTakesWritesTheOthersFollowItAndTheOldMasterComesBackAsASlave() {
    try (PostgresCluster own = TestCluster.own(2)) {
      Node oldMaster = own.master();
      Node promoted = own.slaves().get(0);
      Node other = own.slaves().get(1);
      own.master().server().execute("postgres", "create table written (one int)");
      own.awaitReplayed();

      oldMaster.kill();
      promoted.promote();
      assertThat(own.master()).isSameAs(promoted);
      assertThat(promoted.server().isSlave()).isFalse();
      other.follow(promoted);
      other.awaitStreaming(LIMIT);
      promoted.server().execute("postgres", "insert into written values (1)");
      own.awaitReplayed();
      assertThat(other.server().ask("postgres", "select count(*) from written")).contains("1");

      assertThat(own.cloneSlave(oldMaster)).isTrue();
      own.start();
      assertThat(oldMaster.isStreaming()).isTrue();
      assertThat(own.slaves()).containsExactlyInAnyOrder(oldMaster, other);
      assertThat(own.status()).allMatch(node -> node.state() == NodeStatus.State.UP);

      own.stop(StopMode.FAST);
      own.start();
      assertThat(own.master()).isSameAs(promoted);
      assertThat(own.status()).allMatch(node -> node.state() == NodeStatus.State.UP);
    }
  }

  private void write(String text) {
    cluster
        .master()
        .server()
        .execute("postgres", "insert into event (text) values ('" + text + "')");
  }

  private static int events(Node node, String text) {
    return Integer.parseInt(
        node.server()
            .ask("postgres", "select count(*) from event where text = '" + text + "'")
            .orElseThrow());
  }

  private static void awaitEvent(Node node, String text) {
    await(text).atMost(LIMIT).until(() -> events(node, text) == 1);
  }

  private NodeStatus.State state(Node node) {
    return cluster.status().stream()
        .filter(status -> status.name().equals(node.name()))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
