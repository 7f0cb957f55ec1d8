package org.fera.print.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryJobQueueTest {

  private static final JobRequest REQUEST = TestRequests.any();

  private final Hands clock = new Hands();
  private final MemoryJobQueue queue = queue(TestLimits.SMALL);

  @Test
  @Tag("PS-2.3")
  void jobsAreTakenInTheirOrder() throws Exception {
    String first = queue.submit(REQUEST);
    String second = queue.submit(REQUEST);
    assertThat(state(second)).isEqualTo(new JobState.Waiting(1));

    assertThat(queue.take().ref()).isEqualTo(first);
    assertThat(state(second)).isEqualTo(new JobState.Waiting(0));
    assertThat(queue.take().ref()).isEqualTo(second);
  }

  @Test
  @Tag("PS-2.10")
  void runningJobsHaveAnEstimate(@TempDir Path folder) throws Exception {
    queue.submit(REQUEST);
    JobQueue.Lease quick = queue.take();
    clock.move(Duration.ofSeconds(7));
    quick.finish(report(folder.resolve("report")));
    String ref = queue.submit(REQUEST);
    queue.take();

    // A guess of three seconds, three times, and the one print of seven.
    assertThat(remaining(ref)).isEqualTo(Duration.ofSeconds(4));
    clock.move(Duration.ofSeconds(1));
    assertThat(remaining(ref)).isEqualTo(Duration.ofSeconds(3));
    clock.move(Duration.ofSeconds(7));
    assertThat(remaining(ref)).as("it is late").isEqualTo(Duration.ofSeconds(2));
    queue.cancel(ref);
    assertThat(remaining(ref)).isZero();
  }

  private Duration remaining(String ref) {
    return queue.status(ref).orElseThrow().remaining();
  }

  @Test
  @Tag("PS-2.2")
  void aFullQueueSaysWhenToComeAgain() throws Exception {
    queue.submit(REQUEST);
    queue.submit(REQUEST);

    assertThatThrownBy(() -> queue.submit(REQUEST))
        .isInstanceOfSatisfying(
            QueueFullException.class, e -> assertThat(e.retryAfter()).isPositive());
  }

  @Test
  @Tag("PS-2.8")
  void clientsTakeTurns() throws Exception {
    MemoryJobQueue wide = queue(TestLimits.WIDE);
    String first = wide.submit(TestRequests.of("a"));
    String second = wide.submit(TestRequests.of("a"));
    String third = wide.submit(TestRequests.of("a"));
    String other = wide.submit(TestRequests.of("b"));

    assertThat(wide.status(other).orElseThrow().state()).isEqualTo(new JobState.Waiting(1));
    assertThat(List.of(wide.take().ref(), wide.take().ref(), wide.take().ref(), wide.take().ref()))
        .containsExactly(first, other, second, third);
  }

  @Test
  @Tag("PS-2.9")
  void aClientHasSoManyJobsAtMost() throws Exception {
    MemoryJobQueue wide = queue(TestLimits.WIDE.perClient(2));
    wide.submit(TestRequests.of("a"));
    wide.take();
    wide.submit(TestRequests.of("a"));

    assertThatThrownBy(() -> wide.submit(TestRequests.of("a")))
        .isInstanceOf(QueueFullException.class)
        .hasMessageContaining("your prints");
    wide.submit(TestRequests.of("b"));
    for (int i = 0; i < 3; i++) {
      wide.submit(TestRequests.any());
    }
  }

  @Test
  @Tag("PS-2.4")
  void aRunningJobIsInterruptedOnceWhenItIsCancelled() throws Exception {
    String ref = queue.submit(REQUEST);
    JobQueue.Lease lease = queue.take();
    AtomicInteger interrupts = new AtomicInteger();
    lease.onCancel(interrupts::incrementAndGet);

    assertThat(queue.cancel(ref)).isTrue();
    assertThat(queue.cancel(ref)).isTrue();
    assertThat(state(ref)).isInstanceOf(JobState.Canceling.class);
    lease.canceled();

    assertThat(interrupts).hasValue(1);
    assertThat(state(ref)).isEqualTo(new JobState.Canceled("task canceled"));
  }

  @Test
  @Tag("PS-2.4")
  void aCancellationBeforeTheWorkerListensIsNotLost() throws Exception {
    String ref = queue.submit(REQUEST);
    JobQueue.Lease lease = queue.take();
    queue.cancel(ref);
    AtomicInteger interrupts = new AtomicInteger();

    lease.onCancel(interrupts::incrementAndGet);

    assertThat(interrupts).hasValue(1);
  }

  @Test
  @Tag("PS-2.4")
  void aWaitingJobThatIsCancelledNeverRuns() throws Exception {
    String first = queue.submit(REQUEST);
    String second = queue.submit(REQUEST);
    queue.cancel(first);

    assertThat(queue.take().ref()).isEqualTo(second);
    assertThat(state(first)).isInstanceOf(JobState.Canceled.class);
  }

  @Test
  @Tag("PS-2.4")
  void aResultThatComesAfterTheCancellationIsThrownAway(@TempDir Path folder) throws Exception {
    String ref = queue.submit(REQUEST);
    JobQueue.Lease lease = queue.take();
    queue.cancel(ref);
    Path file = Files.writeString(folder.resolve("report"), "x");

    lease.finish(report(file));

    assertThat(state(ref)).isInstanceOf(JobState.Canceled.class);
    assertThat(file).doesNotExist();
  }

  @Test
  @Tag("PS-2.4")
  void anEndedJobStaysAsItIs(@TempDir Path folder) throws Exception {
    String ref = finished(folder);

    assertThat(queue.cancel(ref)).isTrue();

    assertThat(state(ref)).isInstanceOf(JobState.Finished.class);
  }

  @Test
  @Tag("PS-2.5")
  void jobsThatNobodyAsksForEnd() throws Exception {
    String asked = queue.submit(REQUEST);
    String forgotten = queue.submit(REQUEST);
    clock.move(Duration.ofSeconds(100));
    state(asked);
    clock.move(Duration.ofSeconds(100));

    queue.upkeep();

    assertThat(state(asked)).isInstanceOf(JobState.Waiting.class);
    assertThat(state(forgotten)).isInstanceOf(JobState.Canceled.class);
  }

  @Test
  @Tag("PS-2.5")
  void aJobThatTakesTooLongEndsThoughItsClientWaits() throws Exception {
    String ref = queue.submit(REQUEST);
    JobQueue.Lease lease = queue.take();
    for (int i = 0; i < 7; i++) {
      clock.move(Duration.ofSeconds(100));
      state(ref);
    }

    queue.upkeep();
    lease.canceled();

    assertThat(state(ref)).isInstanceOf(JobState.Canceled.class);
  }

  @Test
  @Tag("PS-2.6")
  void reportsAreKeptWhileSomebodyAsksAndThenDeleted(@TempDir Path folder) throws Exception {
    String ref = finished(folder);
    Path file = folder.resolve("report");
    clock.move(Duration.ofMinutes(25));
    state(ref);
    clock.move(Duration.ofMinutes(25));
    queue.upkeep();
    assertThat(file).exists();

    clock.move(Duration.ofMinutes(6));
    queue.upkeep();

    assertThat(file).doesNotExist();
    assertThat(queue.status(ref)).isEmpty();
  }

  private String finished(Path folder) throws Exception {
    String ref = queue.submit(REQUEST);
    queue.take().finish(report(Files.writeString(folder.resolve("report"), "x")));
    return ref;
  }

  private static Report report(Path file) throws IOException {
    return new Report(file, "application/pdf", "map.pdf", List.of());
  }

  private JobState state(String ref) {
    return queue.status(ref).orElseThrow().state();
  }

  private MemoryJobQueue queue(TestLimits limits) {
    return new MemoryJobQueue(limits, "print-service-1", clock);
  }

  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
