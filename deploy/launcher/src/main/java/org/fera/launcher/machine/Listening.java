package org.fera.launcher.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fera.launcher.Failure;

/**
 * An address that a process of ours listens on.
 *
 * @param host an address of this machine, or {@code *} for all
 * @param what who listens, in the words of the user
 * @param variable the environment variable that moves the port
 */
public record Listening(String host, int port, String what, String variable) {

  /** Whether nobody listens there. */
  public boolean isFree() {
    InetAddress address = null;
    try {
      if (!host.equals("*")) {
        address = InetAddress.getByName(host);
      }
      try (ServerSocket socket = new ServerSocket(port, 1, address)) {
        return socket.isBound();
      }
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Ends the command with the first address that is taken: by whom, and which variable moves it.
   */
  public static void requireFree(List<Listening> addresses) {
    for (Listening address : addresses) {
      if (!address.isFree()) {
        throw Failure.machine(
            String.format(
                Locale.ROOT,
                "port %d on %s (%s) is taken%s: stop that, or set %s to move ours",
                address.port,
                address.host,
                address.what,
                address.holder().map(holder -> " by " + holder).orElse(""),
                address.variable));
      }
    }
  }

  /** Name and process id of who listens, when this account may see it. */
  Optional<String> holder() {
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      Optional<String> holder = inode(Path.of(table)).flatMap(Listening::ownerOf);
      if (holder.isPresent()) {
        return holder;
      }
    }
    return Optional.empty();
  }

  private Optional<String> inode(Path table) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals("0A"))
          .map(f -> f[9])
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> ownerOf(String inode) {
    String socket = "socket:[" + inode + "]";
    try (DirectoryStream<Path> processes =
        Files.newDirectoryStream(Path.of("/proc"), p -> isNumber(p.getFileName().toString()))) {
      for (Path process : processes) {
        if (holds(process, socket)) {
          String name = Files.readString(process.resolve("comm")).strip();
          return Optional.of(name + " (process " + process.getFileName() + ")");
        }
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, String socket) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }
}
