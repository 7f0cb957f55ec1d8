package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs that are given up, on whichever instance. */
class CancellationsIT extends TwoInstances {

  @Test
  @Tag("PS-9.5")
  void cancellingReachesTheInstanceThatPrints() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    AtomicInteger canceled = new AtomicInteger();
    lease.onCancel(canceled::incrementAndGet);

    assertThat(two.cancel(ref)).isTrue();
    assertThat(state(two, ref)).isEqualTo(new JobState.Canceling());
    // Without any notification: the next sign of life shows it.
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              one.upkeep();
              assertThat(canceled).hasValue(1);
            });
    lease.canceled();

    eventually(two, ref, new JobState.Canceled("task canceled"));
    assertThat(two.cancel("00000000-0000-0000-0000-000000000000@print-service-1")).isFalse();
  }

  @Test
  @Tag("PS-9.5")
  void aWaitingJobThatIsCancelledNeverRunsAndAnEndedOneStays() throws Exception {
    String first = one.submit(TestRequests.any());
    String second = one.submit(TestRequests.any());
    assertThat(two.cancel(first)).isTrue();
    assertThat(state(two, first)).isEqualTo(new JobState.Canceled("task canceled"));

    JobQueue.Lease lease = one.take();
    assertThat(lease.ref()).isEqualTo(second);
    lease.finish(QueueDatabase.report(folder, new byte[] {1}));
    assertThat(two.cancel(second)).isTrue();
    assertThat(state(two, second)).isInstanceOf(JobState.Finished.class);
  }

  @Test
  @Tag("PS-9.5")
  void aResultThatComesAfterTheCancellationIsThrownAway() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    two.cancel(ref);

    lease.finish(QueueDatabase.report(folder, new byte[] {1}));

    eventually(two, ref, new JobState.Canceled("task canceled"));
    assertThat(two.open(ref)).isEmpty();
    assertThat(database.rows("SELECT count(*) FROM fera_print.part")).containsExactly("0");
  }
}
