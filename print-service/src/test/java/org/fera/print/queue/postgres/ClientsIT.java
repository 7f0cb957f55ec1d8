package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.QueueFullException;
import org.fera.print.queue.TestLimits;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Turns, limits and waiting times of clients over all instances. */
class ClientsIT extends TwoInstances {

  @Test
  @Tag("PS-2.8")
  void clientsTakeTurnsOverAllInstances() throws Exception {
    String first = one.submit(TestRequests.of("a"));
    String second = two.submit(TestRequests.of("a"));
    String third = one.submit(TestRequests.of("a"));
    String other = two.submit(TestRequests.of("b"));

    assertThat(state(one, other)).isEqualTo(new JobState.Waiting(1));
    assertThat(List.of(one.take().ref(), two.take().ref(), one.take().ref(), two.take().ref()))
        .containsExactly(first, other, second, third);
  }

  @Test
  @Tag("PS-2.9")
  void limitsHoldOverAllInstances() throws Exception {
    PostgresJobQueue small = database.instance(3, TestLimits.SMALL.perClient(2));
    PostgresJobQueue same = database.instance(4, TestLimits.SMALL.perClient(2));
    small.submit(TestRequests.of("a"));
    same.take();
    small.submit(TestRequests.of("a"));
    assertThatThrownBy(() -> same.submit(TestRequests.of("a")))
        .isInstanceOf(QueueFullException.class)
        .hasMessageContaining("your prints");
    same.submit(TestRequests.of("b"));
    assertThatThrownBy(() -> small.submit(TestRequests.of("c")))
        .isInstanceOfSatisfying(
            QueueFullException.class, e -> assertThat(e.retryAfter()).isPositive());
  }

  @Test
  @Tag("PS-9.10")
  void waitingTimesFollowThePaceOfAllInstances() throws Exception {
    for (int i = 0; i < 4; i++) {
      one.submit(TestRequests.any());
      JobQueue.Lease lease = one.take();
      lease.finish(QueueDatabase.report(folder, new byte[1]));
    }
    database.execute("UPDATE fera_print.job SET started = ended - interval '4 s'");
    for (int i = 0; i < 5; i++) {
      one.submit(TestRequests.any());
    }
    String last = one.submit(TestRequests.any());
    database.execute(
        "INSERT INTO fera_print.instance (name, workers) VALUES ('print-service-8', 3),"
            + " ('print-service-9', 3)");
    one.status(last);
    one.upkeep();

    // Six prints of four seconds, by two times three workers and the one of this instance.
    assertThat(one.status(last).orElseThrow().waiting())
        .isEqualTo(Duration.ofSeconds(24).dividedBy(7));
  }
}
