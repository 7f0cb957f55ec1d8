package org.fera.tile.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.spotify.folsom.MemcacheStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances' clients of two servers. */
class MemcachedClientTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final List<String> KEYS =
      IntStream.range(0, 40).mapToObj(i -> "key:" + i).toList();

  private MemcachedServer first;
  private MemcachedServer second;
  private MemcachedClient mine;
  private MemcachedClient theirs;

  @BeforeEach
  void start() throws IOException {
    first = MemcachedServer.started();
    second = MemcachedServer.started();
    mine = MemcachedClients.connected(PATIENCE, first, second);
    theirs = MemcachedClients.connected(PATIENCE, first, second);
  }

  @AfterEach
  void stop() {
    mine.close();
    theirs.close();
    first.close();
    second.close();
  }

  @Test
  @Tag("TS-4.1.6")
  void keysAreSpreadOverTheServersAndEveryInstanceFindsThem() throws IOException {
    KEYS.forEach(key -> assertThat(set(key)).isEqualTo(MemcacheStatus.OK));
    assertThat(get(theirs.getAll(KEYS))).hasSize(KEYS.size());

    second.kill();

    await().atMost(DEADLINE).until(() -> theirs.connected() == 1);
    assertThat(get(theirs.getAll(KEYS)).size()).isBetween(8, 32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  @Tag("TS-4.1.6")
  void theKeysOfALostServerAreThoseOfTheNext(String signal) throws IOException {
    first.signal(signal);

    for (String key : KEYS) {
      assertThat(set(key)).as(key).isEqualTo(MemcacheStatus.OK);
    }
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              Map<String, byte[]> found = get(theirs.getAll(KEYS));
              assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(KEYS);
            });
  }

  @Test
  @Tag("TS-4.1.6")
  void aServerThatIsBackHasItsKeysAgain() throws IOException {
    first.kill();
    await().atMost(DEADLINE).until(() -> mine.connected() == 1);
    first.start();
    await().atMost(DEADLINE).until(() -> mine.connected() == 2 && theirs.connected() == 2);

    KEYS.forEach(key -> assertThat(set(key)).isEqualTo(MemcacheStatus.OK));
    second.kill();
    await().atMost(DEADLINE).until(() -> theirs.connected() == 1);
    assertThat(get(theirs.getAll(KEYS))).isNotEmpty();
  }

  private MemcacheStatus set(String key) {
    return get(
        mine.run(
            key,
            client -> client.set(key, key.getBytes(US_ASCII), 0),
            () -> MemcacheStatus.TEMPORARY_FAILURE));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
