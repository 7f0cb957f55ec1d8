package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.TestLimits;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs of instances that die, stop or lose their master. */
class LeasesIT extends TwoInstances {

  @Test
  @Tag("PS-9.3")
  void aJobOfADeadInstanceIsPrintedByAnotherAndTheDeadOnesResultDoesNotCount() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease dead = one.take();
    database.age("16 s");

    two.upkeep();
    JobQueue.Lease alive = two.take();
    assertThat(alive.ref()).isEqualTo(ref);
    dead.finish(QueueDatabase.report(folder, new byte[] {1}));
    assertThat(state(two, ref)).isInstanceOf(JobState.Running.class);
    alive.finish(QueueDatabase.report(folder, new byte[] {2, 2}));

    assertThat(bytes(one, ref)).isEqualTo(new byte[] {2, 2});
    assertThat(database.rows("SELECT count(*) FROM fera_print.part")).containsExactly("1");
  }

  @Test
  @Tag("PS-9.3")
  void aLeaseThatIsKeptIsNotTakenAway() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    AtomicInteger canceled = new AtomicInteger();
    lease.onCancel(canceled::incrementAndGet);
    database.age("16 s");

    one.upkeep();
    two.upkeep();

    assertThat(state(two, ref)).isInstanceOf(JobState.Running.class);
    assertThat(canceled).hasValue(0);
  }

  @Test
  @Tag("PS-9.3")
  void whoLostAJobStopsPrintingIt() throws Exception {
    one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    AtomicInteger canceled = new AtomicInteger();
    lease.onCancel(canceled::incrementAndGet);
    database.age("16 s");
    two.upkeep();

    one.upkeep();

    assertThat(canceled).hasValue(1);
  }

  @Test
  @Tag("PS-9.4")
  void aJobThatKillsItsInstancesIsBegunThreeTimes() throws Exception {
    String ref = one.submit(TestRequests.any());
    for (int i = 1; i <= 3; i++) {
      assertThat(one.take().ref()).isEqualTo(ref);
      database.age("16 s");
      // Each time another process: the one before is dead.
      one = database.instance(1, TestLimits.WIDE);
      one.upkeep();
    }

    JobState.Failed failed = (JobState.Failed) state(two, ref);
    assertThat(failed.reason()).contains("begun 3 times");
  }

  @Test
  @Tag("PS-9.8")
  void aJobThatIsGivenBackIsPrintedElsewhereAndHasNotBeenTried() throws Exception {
    String ref = one.submit(TestRequests.any());
    one.take().giveBack();
    one.drain();
    assertThatThrownBy(one::take).isInstanceOf(InterruptedException.class);

    assertThat(two.take().ref()).isEqualTo(ref);
    assertThat(database.rows("SELECT tries FROM fera_print.job")).containsExactly("1");
  }

  @Test
  @Tag("PS-9.9")
  void jobsThatANewMasterLacksAreThereAgain() throws Exception {
    String ref = one.submit(TestRequests.of("a"));
    two.status(ref);
    // What a failover does to rows that no slave had yet.
    database.execute("DELETE FROM fera_print.job");
    one.resync();
    two.resync();

    assertThat(state(two, ref)).isEqualTo(new JobState.Waiting(0));
    assertThat(state(one, ref)).isEqualTo(new JobState.Waiting(0));
    one.upkeep();

    JobQueue.Lease lease = two.take();
    assertThat(lease.ref()).isEqualTo(ref);
    assertThat(lease.request()).isEqualTo(TestRequests.of("a"));
  }
}
