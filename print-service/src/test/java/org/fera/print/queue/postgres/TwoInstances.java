package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.TestLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances' queues over one database, whose upkeep the tests call. The database is made once
 * for all of these classes, and empty before each test.
 */
@ExtendWith(QueueDatabase.Shared.class)
abstract class TwoInstances {

  static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir protected Path folder;
  protected QueueDatabase database;
  protected PostgresJobQueue one;
  protected PostgresJobQueue two;

  @BeforeEach
  void start(QueueDatabase shared) {
    database = shared;
    database.execute(
        "TRUNCATE fera_print.job, fera_print.part, fera_print.instance,"
            + " fera_print.print_accountings, fera_print.stored");
    one = database.instance(1, TestLimits.WIDE);
    two = database.instance(2, TestLimits.WIDE);
  }

  static void eventually(JobQueue queue, String ref, JobState expected) {
    await().atMost(DEADLINE).untilAsserted(() -> assertThat(state(queue, ref)).isEqualTo(expected));
  }

  static JobState state(JobQueue queue, String ref) {
    return queue.status(ref).orElseThrow().state();
  }

  static byte[] bytes(JobQueue queue, String ref) throws IOException {
    try (InputStream input = queue.open(ref).orElseThrow()) {
      return input.readAllBytes();
    }
  }
}
