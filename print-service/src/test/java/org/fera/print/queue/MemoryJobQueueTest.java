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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryJobQueueTest {

  private static final JobRequest REQUEST = new JobRequest("default", "pdf", "{}", Map.of());

  private final Hands clock = new Hands();
  private final MemoryJobQueue queue = new MemoryJobQueue(new Limits(), "print-service-1", clock);

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
  @Tag("PS-2.2")
  void aFullQueueSaysWhenToComeAgain() throws Exception {
    queue.submit(REQUEST);
    queue.submit(REQUEST);

    assertThatThrownBy(() -> queue.submit(REQUEST))
        .isInstanceOfSatisfying(
            QueueFullException.class, e -> assertThat(e.retryAfter()).isPositive());
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

    queue.sweep();

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

    queue.sweep();
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
    queue.sweep();
    assertThat(file).exists();

    clock.move(Duration.ofMinutes(6));
    queue.sweep();

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

  private record Limits() implements QueueConfig {
    @Override
    public int workers() {
      return 1;
    }

    @Override
    public int waiting() {
      return 2;
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(600);
    }

    @Override
    public Duration abandoned() {
      return Duration.ofSeconds(120);
    }

    @Override
    public Duration keep() {
      return Duration.ofMinutes(30);
    }
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
