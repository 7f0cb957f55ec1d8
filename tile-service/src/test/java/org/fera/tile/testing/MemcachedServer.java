package org.fera.tile.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A Memcached of a test's own, to be killed and started again on the same port. */
public final class MemcachedServer implements AutoCloseable {

  private final int port;
  private final String[] options;
  private Process process;

  private MemcachedServer(int port, String... options) {
    this.port = port;
    this.options = options;
  }

  public static MemcachedServer started(String... options) throws IOException {
    MemcachedServer server = new MemcachedServer(freePort(), options);
    server.start();
    return server;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public void start() throws IOException {
    java.util.List<String> command =
        new java.util.ArrayList<>(
            java.util.List.of(
                "memcached", "-l", "127.0.0.1", "-p", Integer.toString(port), "-u", "nobody"));
    command.addAll(java.util.List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops (STOP) or wakes (CONT) the process without ending it. */
  public void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
