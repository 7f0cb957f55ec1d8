package org.fera.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A Memcached of a measure's own, on 127.0.0.1. */
public record Memcached(Process process, int port) implements AutoCloseable {

  private static final long PAUSE_NANOS = 10_000_000;

  /**
   * Starts one and waits until it answers.
   *
   * @param megabytes of items
   */
  public static Memcached start(int megabytes) throws IOException {
    int port = Ports.free();
    Process process =
        new ProcessBuilder(
                "memcached",
                "-l",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-u",
                "nobody",
                "-m",
                Integer.toString(megabytes))
            .inheritIO()
            .start();
    Ports.await(port, process);
    return new Memcached(process, port);
  }

  /** As the services are told. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Its version. */
  public static String version() throws IOException {
    Process process = new ProcessBuilder("memcached", "-V").start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /**
   * Fills it with small items.
   *
   * @param from number of the first
   * @param until number after the last
   * @param size of the values in bytes
   */
  public void fill(long from, long until, int size) throws IOException {
    byte[] rest = (" 0 0 " + size + " noreply\r\n" + "x".repeat(size) + "\r\n").getBytes(US_ASCII);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var out = new java.io.BufferedOutputStream(socket.getOutputStream(), 1 << 20)) {
      for (long i = from; i < until; i++) {
        out.write(("set other:" + i).getBytes(US_ASCII));
        out.write(rest);
      }
      out.write("version\r\n".getBytes(US_ASCII));
      out.flush();
      // All before it is done when this is answered.
      if (socket.getInputStream().read() < 0) {
        throw new IOException("Memcached has closed the connection");
      }
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private static final java.nio.charset.Charset US_ASCII = StandardCharsets.US_ASCII;

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
