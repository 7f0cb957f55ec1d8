package org.fera.bench.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** Ports of servers that cannot be told to take any. */
public final class Ports {

  private static final long PAUSE_NANOS = 10_000_000;
  private static final int PATIENCE_MILLIS = 1000;

  private Ports() {}

  /** One that nobody listens on. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a process listens on a port of 127.0.0.1. */
  public static void await(int port, Process process) {
    while (process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw new IllegalStateException(process.info().command().orElse("a server") + " ended");
  }
}
