package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.Step;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs that any instance takes, prints, tells of and hands out. */
class SharedJobsIT extends TwoInstances {

  @Test
  @Tag("PS-2.10")
  @Tag("PS-9.1")
  void aJobIsSubmittedPrintedAskedForAndFetchedOnAnyInstance() throws Exception {
    byte[] bytes = new byte[3 * PartTable.PART + 17];
    new Random(1).nextBytes(bytes);
    String ref = one.submit(TestRequests.of("a"));
    assertThat(state(two, ref)).isEqualTo(new JobState.Waiting(0));

    JobQueue.Lease lease = two.take();
    assertThat(lease.ref()).isEqualTo(ref);
    assertThat(lease.request()).isEqualTo(TestRequests.of("a"));
    lease.progress(new Step("map", 3, 9));
    two.upkeep();
    eventually(one, ref, new JobState.Running(new Step("map", 3, 9)));
    database.execute("UPDATE fera_print.job SET started = now() - interval '100 s'");
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(one.status(ref).orElseThrow().remaining())
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(25)));
    lease.finish(QueueDatabase.report(folder, bytes, "layer x is missing"));

    await()
        .atMost(DEADLINE)
        .untilAsserted(() -> assertThat(state(one, ref)).isInstanceOf(JobState.Finished.class));
    JobState.Finished finished = (JobState.Finished) state(one, ref);
    assertThat(finished.result().size()).isEqualTo(bytes.length);
    assertThat(finished.result().warnings()).containsExactly("layer x is missing");
    assertThat(bytes(one, ref)).isEqualTo(bytes);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Tag("PS-9.1")
  void reportsOfAnyLengthAreWhole() throws Exception {
    for (int length : List.of(0, 1, PartTable.PART, 2 * PartTable.PART)) {
      String ref = one.submit(TestRequests.any());
      one.take().finish(QueueDatabase.report(folder, new byte[length]));
      assertThat(bytes(two, ref)).hasSize(length);
    }
  }

  @Test
  @Tag("PS-9.2")
  void noJobIsTakenTwice() throws Exception {
    Set<String> submitted = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      submitted.add((i % 2 == 0 ? one : two).submit(TestRequests.any()));
    }
    Set<String> taken = java.util.concurrent.ConcurrentHashMap.newKeySet();
    AtomicInteger count = new AtomicInteger();
    List<Thread> workers =
        List.of(one, two, one, two).stream()
            .map(queue -> new Thread(() -> takeAll(queue, taken, count)))
            .toList();
    workers.forEach(Thread::start);
    await().atMost(DEADLINE).until(() -> taken.size() == submitted.size());
    workers.forEach(Thread::interrupt);

    assertThat(taken).isEqualTo(submitted);
    assertThat(count).hasValue(submitted.size());
  }

  @Test
  @Tag("PS-9.7")
  void eachPrintIsAccountedForOnce() throws Exception {
    String finished = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, new byte[42]));
    String failed = one.submit(TestRequests.any());
    one.take().fail("no map");
    String canceled = one.submit(TestRequests.any());
    two.cancel(canceled);
    two.cancel(canceled);

    assertThat(
            database.rows(
                """
                SELECT reference_id, app_id, layout, output_format, referrer, status, file_size, stats,
                  total_time_ms >= 0
                FROM fera_print.print_accountings ORDER BY completion_time
                """))
        .containsExactly(
            finished + " default A4 pdf http://portal.test/ FINISHED 42 {\"maps\": []} t",
            failed + " default A4 pdf http://portal.test/ ERROR null {\"maps\": []} t",
            canceled + " default A4 pdf http://portal.test/ CANCELED null {\"maps\": []} t");
  }

  private static void takeAll(JobQueue queue, Set<String> taken, AtomicInteger count) {
    try {
      while (true) {
        taken.add(queue.take().ref());
        count.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
