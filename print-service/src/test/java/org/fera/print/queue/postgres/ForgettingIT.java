package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.TestLimits;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends and goes by the passing of time, and secrets that go before. */
class ForgettingIT extends TwoInstances {

  @Test
  @Tag("PS-2.5")
  void jobsThatNobodyAsksForEndAndOthersStay() throws Exception {
    String asked = one.submit(TestRequests.any());
    String forgotten = one.submit(TestRequests.any());
    database.age("121 s");
    state(two, asked);

    two.upkeep();

    assertThat(database.rows("SELECT state FROM fera_print.job WHERE ref = '" + asked + "'"))
        .containsExactly("waiting");
    assertThat(
            database.rows(
                "SELECT state, reason FROM fera_print.job WHERE ref = '" + forgotten + "'"))
        .containsExactly("canceled task canceled (nobody asked for it any more)");
  }

  @Test
  @Tag("PS-2.5")
  void aJobThatTakesTooLongEnds() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    database.execute("UPDATE fera_print.job SET submitted = now() - interval '601 s'");
    AtomicInteger canceled = new AtomicInteger();
    lease.onCancel(canceled::incrementAndGet);

    two.upkeep();
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              one.upkeep();
              assertThat(canceled).hasValue(1);
            });
    lease.canceled();

    eventually(two, ref, new JobState.Canceled("task canceled (timeout)"));
  }

  @Test
  @Tag("PS-2.6")
  void reportsAreDeletedSomeTimeAfterTheLastQuestion() throws Exception {
    String ref = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, new byte[] {1}));
    database.age("29 min");
    database.instance(3, TestLimits.WIDE).upkeep();
    assertThat(bytes(two, ref)).hasSize(1);

    database.age("2 min");
    database.instance(4, TestLimits.WIDE).upkeep();

    PostgresJobQueue fresh = database.instance(5, TestLimits.WIDE);
    assertThat(fresh.status(ref)).isEmpty();
    assertThat(fresh.open(ref)).isEmpty();
    assertThat(database.rows("SELECT count(*) FROM fera_print.part")).containsExactly("0");
  }

  @Test
  @Tag("PS-9.6")
  void cookiesAreNotReadableInTheDatabaseAndGoneWhenTheJobHasEnded() throws Exception {
    String ref = one.submit(TestRequests.of("a"));
    String all =
        String.join(
            "",
            database.rows(
                "SELECT job::text, encode(headers, 'escape'), encode(headers, 'hex') FROM"
                    + " fera_print.job"));
    assertThat(all).contains(ref).doesNotContain("secret").doesNotContain("736563726574");

    PostgresJobQueue stranger =
        database.instance(3, TestLimits.WIDE, "the secret of another place");
    Thread worker =
        new Thread(
            () -> {
              try {
                stranger.take();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    worker.start();
    await()
        .atMost(DEADLINE)
        .untilAsserted(() -> assertThat(state(two, ref)).isInstanceOf(JobState.Failed.class));
    worker.interrupt();
    assertThat(database.rows("SELECT headers IS NULL, spec IS NULL FROM fera_print.job"))
        .containsExactly("t t");
  }
}
