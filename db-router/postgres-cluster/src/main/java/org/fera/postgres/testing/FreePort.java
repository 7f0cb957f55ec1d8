package org.fera.postgres.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a port that is free on several addresses at once. */
final class FreePort {

  // Below the range from which the kernel takes the ports of outgoing connections.
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private FreePort() {}

  static int on(List<String> hosts) {
    return ThreadLocalRandom.current()
        .ints(1000, FIRST, LAST)
        .filter(port -> hosts.stream().allMatch(host -> free(host, port)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no port is free on " + hosts));
  }

  private static boolean free(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
