package org.fera.launcher.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fera.launcher.machine.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drop-in for slaves behind one name, with real DNS answers that change. */
class HaproxySlavesTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> HOSTS = List.of("127.0.71.1", "127.0.71.2", "127.0.71.3");

  @TempDir private Path folder;

  private final List<ServerSocket> slaves = new ArrayList<>();
  private Process haproxy;

  @AfterEach
  void stop() throws IOException {
    if (haproxy != null) {
      haproxy.destroyForcibly().onExit().join();
    }
    for (ServerSocket slave : slaves) {
      slave.close();
    }
  }

  @Test
  @Tag("FE-7.5")
  void serversComeAndGoWithTheAddressesOfTheName() throws Exception {
    int port = startSlaves();
    int entry = freePort();
    try (NameServer names = new NameServer()) {
      names.answer(HOSTS.get(0));
      start(names.port(), port, entry);
      await("the first").atMost(LIMIT).until(() -> reached(entry).equals(Set.of(HOSTS.get(0))));

      names.answer(HOSTS.get(0), HOSTS.get(1), HOSTS.get(2));
      await("all three").atMost(LIMIT).until(() -> reached(entry).equals(Set.copyOf(HOSTS)));

      names.answer(HOSTS.get(1), HOSTS.get(2));
      await("the first has gone")
          .atMost(LIMIT)
          .until(() -> reached(entry).equals(Set.of(HOSTS.get(1), HOSTS.get(2))));
    }
  }

  /** Each says its address to whoever connects. */
  private int startSlaves() throws IOException {
    ServerSocket first = new ServerSocket(0, 50, InetAddress.getByName(HOSTS.get(0)));
    slaves.add(first);
    for (String host : HOSTS.subList(1, HOSTS.size())) {
      slaves.add(new ServerSocket(first.getLocalPort(), 50, InetAddress.getByName(host)));
    }
    for (ServerSocket slave : slaves) {
      Thread thread = new Thread(() -> greet(slave), "slave " + slave.getInetAddress());
      thread.setDaemon(true);
      thread.start();
    }
    return first.getLocalPort();
  }

  private static void greet(ServerSocket slave) {
    while (!slave.isClosed()) {
      try (Socket socket = slave.accept()) {
        socket
            .getOutputStream()
            .write(slave.getInetAddress().getHostAddress().getBytes(StandardCharsets.UTF_8));
      } catch (IOException gone) {
        // HAProxy's checks do not wait for a greeting.
      }
    }
  }

  private void start(int names, int port, int entry) throws IOException {
    Path example =
        Path.of(System.getProperty("fera.root"), "deploy/haproxy/fera.d/slaves.cfg.example");
    String text =
        Files.readString(example)
            .replace("10.0.0.53:53", "127.0.0.1:" + names)
            .replace("slaves.example.org:5432", "slaves.test:" + port)
            .replace("127.0.0.1:5434", "127.0.0.1:" + entry);
    Path file = folder.resolve("slaves.cfg");
    Files.writeString(file, "defaults\n    timeout connect 2s\n\n" + text);
    haproxy =
        new ProcessBuilder(Programs.find("haproxy").toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
  }

  /** Who answers so many connections. */
  private Set<String> reached(int entry) throws IOException {
    assertThat(haproxy.isAlive()).as(Files.readString(folder.resolve("haproxy.log"))).isTrue();
    Set<String> hosts = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      try (Socket socket = new Socket("127.0.0.1", entry);
          InputStream in = socket.getInputStream()) {
        String host = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        hosts.add(host.isEmpty() ? "nobody" : host);
      } catch (IOException notYet) {
        hosts.add("nobody");
      }
    }
    return hosts;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
