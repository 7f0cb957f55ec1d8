package org.fera.tile.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Memcached that is full, and ones that answer what they should not: a tile is a tile or not
 * there.
 */
class OddMemcachedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int TILES = 60;
  private static final int BYTES = 150_000;

  @ParameterizedTest
  @Tag("TS-4.1.8")
  @ValueSource(strings = {"-m2", "-M"})
  void oneThatIsFullDropsTilesAndNoMore(String option) throws IOException {
    // By default the least used go, with -M nothing more is taken.
    String[] options = option.equals("-M") ? new String[] {"-m", "2", "-M"} : new String[] {option};
    try (MemcachedServer server = MemcachedServer.started(options);
        MemcachedClient client = MemcachedClients.connected(server)) {
      MemcachedTiles tiles = new MemcachedTiles(client, new SimpleMeterRegistry());
      for (int i = 0; i < TILES; i++) {
        get(tiles.put(key(i), tile(i)));
      }

      int kept = 0;
      for (int i = 0; i < TILES; i++) {
        Optional<StoredTile> found = get(tiles.get(key(i)));
        if (found.isPresent()) {
          kept++;
          assertThat(found.get().body()).isEqualTo(tile(i).body());
        }
      }
      assertThat(kept).isBetween(1, TILES - 1);
      assertThat(client.connected()).isEqualTo(1);
    }
  }

  static Stream<byte[]> oddAnswers() {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    byte[] endless = "x".repeat(3_000_000).getBytes(US_ASCII);
    return Stream.concat(
        Stream.of(noise, endless),
        Stream.of(
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "VALUE other 0 3\r\nabc\r\nEND\r\n",
                "VALUE %s 0 99999999999999999999\r\nabc\r\nEND\r\n",
                "VALUE %s 0 -1\r\nabc\r\nEND\r\n",
                "VALUE %s 0 1000\r\nabc\r\nEND\r\n",
                "VALUE %s 0 3\r\nabc\r\nVALUE %s 0 3\r\nabc\r\nEND\r\n",
                "VALUE %s 0 3\r\nabc",
                "SERVER_ERROR out of memory\r\n",
                "STORED\r\n",
                "\r\n\r\n\r\n")
            .map(text -> text.replace("%s", key(1).text()).getBytes(US_ASCII)));
  }

  @ParameterizedTest
  @Tag("TS-4.1.9")
  @MethodSource("oddAnswers")
  void oneThatAnswersGarbageHasNoTile(byte[] answer) throws IOException {
    try (OddServer server = new OddServer(answer);
        MemcachedClient client = MemcachedClients.connected(PATIENCE, server.address())) {
      MemcachedTiles tiles = new MemcachedTiles(client, new SimpleMeterRegistry());

      assertThat(get(tiles.get(key(1)))).isEmpty();
      assertThat(get(tiles.getAll(List.of(key(1), key(2))))).isEmpty();
      get(tiles.put(key(1), tile(1)));
    }
  }

  @Test
  @Tag("TS-4.1.9")
  void oneThatNeverAnswersHasNoTile() throws IOException {
    try (OddServer server = new OddServer(new byte[0]);
        MemcachedClient client = MemcachedClients.connected(PATIENCE, server.address())) {
      MemcachedTiles tiles = new MemcachedTiles(client, new SimpleMeterRegistry());

      assertThat(get(tiles.get(key(1)))).isEmpty();
      get(tiles.put(key(1), tile(1)));
    }
  }

  private static TileKey key(int row) {
    return new TileKey("base", "grid", "rev", 9, 1000, row);
  }

  private static StoredTile tile(int seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return StoredTile.drawn(TileFormat.PNG, bytes, Instant.ofEpochSecond(1_234_567_890));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** Answers each line but the first with the same bytes. */
  private static final class OddServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> clients = new ArrayList<>();

    OddServer(byte[] answer) throws IOException {
      this.answer = answer;
      this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      threads.execute(this::accept);
    }

    String address() {
      return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = socket.accept();
          synchronized (clients) {
            clients.add(client);
          }
          threads.execute(() -> answer(client));
        }
      } catch (IOException | RejectedExecutionException closed) {
        // The test is over.
      }
    }

    private void answer(Socket client) {
      try (client;
          BufferedReader in =
              new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
        // The client begins with a question of its own, whether it may ask at all.
        in.readLine();
        client.getOutputStream().write("END\r\n".getBytes(US_ASCII));
        while (in.readLine() != null) {
          client.getOutputStream().write(answer);
        }
      } catch (IOException gone) {
        // It has had enough.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
      synchronized (clients) {
        for (Socket client : clients) {
          client.close();
        }
      }
      threads.shutdownNow();
    }
  }
}
