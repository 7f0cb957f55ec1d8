package org.fera.print.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobState;
import org.fera.print.queue.QueueUnavailableException;
import org.fera.print.queue.TestLimits;
import org.fera.print.queue.TestRequests;
import org.fera.print.queue.s3.ObjectStore;
import org.fera.print.queue.s3.S3Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports in an object store. */
class S3ReportsIT extends TwoInstances {

  private S3Peer peer;

  private record Config(URI url, String secret) implements S3Config {

    @Override
    public Optional<String> bucket() {
      return Optional.of("maps");
    }

    @Override
    public Optional<String> prefix() {
      return Optional.of("prints/");
    }

    @Override
    public Optional<URI> endpoint() {
      return Optional.of(url);
    }

    @Override
    public String region() {
      return "us-east-1";
    }

    @Override
    public Optional<String> accessKey() {
      return Optional.of(S3Peer.ACCESS_KEY);
    }

    @Override
    public Optional<String> secretKey() {
      return Optional.of(secret);
    }

    @Override
    public boolean pathStyle() {
      return true;
    }
  }

  @BeforeEach
  void useAStore() throws IOException {
    peer = new S3Peer();
    ObjectStore store = new ObjectStore(new Config(peer.url(), S3Peer.SECRET_KEY));
    one = database.instance(1, TestLimits.WIDE, store);
    two = database.instance(2, TestLimits.WIDE, store);
  }

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  @Tag("PS-9.13")
  void aReportIsInTheStoreUntilItsJobIsForgotten() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    String ref = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, bytes));

    assertThat(bytes(two, ref)).isEqualTo(bytes);
    assertThat(peer.objects()).hasSize(1);
    assertThat(peer.objects().keySet().iterator().next()).startsWith("/maps/prints/");
    assertThat(database.rows("SELECT count(*) FROM fera_print.part")).containsExactly("0");
    assertThat(folder).isEmptyDirectory();
    two.sweepReports();
    assertThat(peer.objects()).hasSize(1);

    database.execute("DELETE FROM fera_print.job");
    two.sweepReports();
    assertThat(peer.objects()).isEmpty();
    assertThat(database.rows("SELECT count(*) FROM fera_print.stored")).containsExactly("0");
  }

  @Test
  @Tag("PS-9.13")
  void aReportOfAJobThatWasGivenUpDoesNotStay() throws Exception {
    String ref = one.submit(TestRequests.any());
    JobQueue.Lease lease = one.take();
    two.cancel(ref);
    lease.finish(QueueDatabase.report(folder, new byte[10]));

    assertThat(state(one, ref)).isInstanceOf(JobState.Canceled.class);
    assertThat(peer.objects()).isEmpty();
  }

  @Test
  @Tag("PS-9.13")
  void aStoreThatFailsEndsThePrintInWordsAndALaterDownloadIsForLater() throws Exception {
    String kept = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, new byte[10]));
    peer.down(true);
    String ref = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, new byte[10]));

    assertThat(state(one, ref))
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason()).contains("S3").doesNotContain("127.0.0.1"));
    assertThatThrownBy(() -> one.open(kept)).isInstanceOf(QueueUnavailableException.class);
    database.execute("DELETE FROM fera_print.job WHERE ref = '" + kept + "'");
    one.sweepReports();
    peer.down(false);
    assertThat(peer.objects()).hasSize(1);
    one.sweepReports();
    assertThat(peer.objects()).isEmpty();
  }

  @Test
  @Tag("PS-9.13")
  void aStoreThatDoesNotBelieveUsIsTold() throws Exception {
    one =
        database.instance(
            1, TestLimits.WIDE, new ObjectStore(new Config(peer.url(), "another secret")));
    String ref = one.submit(TestRequests.any());
    one.take().finish(QueueDatabase.report(folder, new byte[10]));
    assertThat(state(one, ref)).isInstanceOf(JobState.Failed.class);
    assertThat(peer.objects()).isEmpty();
  }
}
