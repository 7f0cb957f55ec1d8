package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.QueueFullException;
import org.fera.print.queue.Step;
import org.fera.print.queue.TestLimits;
import org.fera.print.queue.TestRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances' queues over one database, whose upkeep the tests call. */
class PostgresJobQueueIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private static QueueDatabase database;
  private PostgresJobQueue one;
  private PostgresJobQueue two;

  @BeforeAll
  static void create() {
    database = QueueDatabase.create();
  }

  @BeforeEach
  void start() {
    database.execute(
        "TRUNCATE fera_print.job, fera_print.part, fera_print.instance,"
            + " fera_print.print_accountings");
    one = database.instance(1, TestLimits.WIDE);
    two = database.instance(2, TestLimits.WIDE);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

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

  private static void eventually(JobQueue queue, String ref, JobState expected) {
    await().atMost(DEADLINE).untilAsserted(() -> assertThat(state(queue, ref)).isEqualTo(expected));
  }

  private static JobState state(JobQueue queue, String ref) {
    return queue.status(ref).orElseThrow().state();
  }

  private static byte[] bytes(JobQueue queue, String ref) throws java.io.IOException {
    try (InputStream input = queue.open(ref).orElseThrow()) {
      return input.readAllBytes();
    }
  }
}
