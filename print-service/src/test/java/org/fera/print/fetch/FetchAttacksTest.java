package org.fera.print.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.print.entry.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks of docs/security/print-fetching.md, against a server inside that must not notice. */
class FetchAttacksTest {

  private static final Pattern ROW =
      Pattern.compile("\\| (F[0-9]+) \\| ([^|]+) \\| `([^`]+)` \\| ([^|]+) \\|");
  // Of a public range, and not routed any more.
  private static final String PUBLIC = "192.88.99.1";

  private static final Vertx VERTX = Vertx.vertx();
  private static final AtomicInteger LOOKS = new AtomicInteger();
  private static ServerSocket inside;
  private static BadServer stranger;
  private static Fetcher fetcher;
  private static Fetcher impatient;

  record Attack(String id, String name, String url, String words) {
    @Override
    public String toString() {
      return id + " " + name;
    }
  }

  static Stream<Attack> attacks() throws IOException {
    Path file = Path.of(System.getProperty("fera.root"), "docs/security/print-fetching.md");
    return Files.readAllLines(file).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> new Attack(row.group(1), row.group(2), row.group(3), row.group(4).strip()));
  }

  @BeforeAll
  static void start() throws IOException {
    inside = new ServerSocket();
    inside.bind(new InetSocketAddress(0), 50);
    inside.setSoTimeout(1);
    stranger = new BadServer();
    fetcher = fetcher(Duration.ofSeconds(60));
    impatient = fetcher(Duration.ofSeconds(1));
  }

  private static Fetcher fetcher(Duration timeout) {
    FetchConfig config = new TestLimits(List.of(stranger.url(), "*"), timeout);
    Targets targets = new Targets(config, new Entry(TestLimits.ENTRY), FetchAttacksTest::resolve);
    return new Fetcher(config, targets, VERTX);
  }

  @AfterAll
  static void stop() throws IOException {
    fetcher.stop();
    impatient.stop();
    stranger.close();
    inside.close();
    VERTX.close();
  }

  @Test
  void thereAreAtLeastFiftyAttacks() throws IOException {
    assertThat(attacks().map(Attack::id).distinct().count()).isGreaterThanOrEqualTo(70);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @Tag("PS-4.5")
  void anAttackIsRefusedInWordsAndNothingIsFetched(Attack attack) throws Exception {
    String url =
        attack
            .url()
            .replace("{inside}", Integer.toString(inside.getLocalPort()))
            .replace("{stranger}", stranger.url())
            .replace("{9000}", "x".repeat(9000));

    boolean waits = attack.words().startsWith("did not answer") || attack.url().contains("rebind");
    Fetcher asked = waits ? impatient : fetcher;

    assertThatThrownBy(
            () ->
                asked
                    .get(url, new Caller("job", Map.of()), Map.of(), Route.STRAIGHT)
                    .get(120, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(FetchException.class)
        .hasMessageContaining(attack.words());
    assertThat(accepts()).as("a connection to the inside").isFalse();
  }

  private static boolean accepts() throws IOException {
    try {
      inside.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    return switch (host) {
      case "inside.test", "portal.test" -> InetAddress.getAllByName("127.0.0.1");
      case "public.test" -> InetAddress.getAllByName(PUBLIC);
      case "half.test" ->
          new InetAddress[] {InetAddress.getByName(PUBLIC), InetAddress.getByName("127.0.0.1")};
      case "rebind.test" ->
          InetAddress.getAllByName(LOOKS.getAndIncrement() == 0 ? PUBLIC : "127.0.0.1");
      default -> InetAddress.getAllByName(host.replaceFirst("\\.$", ""));
    };
  }
}
