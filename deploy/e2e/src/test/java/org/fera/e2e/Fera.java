package org.fera.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The {@code ./fera} command of this checkout, with a state folder and ports of its own so that it
 * meets no other cluster of the machine.
 *
 * @param state the state folder, handed over as FERA_STATE
 * @param offset added to every port, handed over as FERA_PORT_OFFSET
 * @param environment further variables of the command
 */
public record Fera(Path state, int offset, Map<String, String> environment) {

  /** Longest time that one command may take: a first {@code up} on a slow machine. */
  private static final long LIMIT_MINUTES = 8;

  private static final int ENTRY_PORT = 8080;
  private static final int MASTER_PORT = 5433;

  static Fera inOwnFolder(String name) {
    return inOwnFolder(name, Map.of());
  }

  static Fera inOwnFolder(String name, Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("fera-test-" + name);
      // By this file a later ./fera test ends what a killed run left behind.
      Files.writeString(folder.resolve("owner"), Long.toString(ProcessHandle.current().pid()));
      Fera fera = new Fera(folder, freeOffset(), environment);
      Runtime.getRuntime().addShutdownHook(new Thread(fera::purgeLeftovers, "purge-" + name));
      return fera;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After an interrupt no test takes its portal down. */
  private void purgeLeftovers() {
    if (Files.exists(state.resolve("lock"))) {
      run("down", "--purge", "--yes");
    }
  }

  /** A result of a command: its exit code and what it printed, standard error included. */
  record Result(int exitCode, String output) {}

  Result run(String... arguments) {
    Process process = start(arguments);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("fera " + List.of(arguments) + " did not end: " + output);
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Process start(String... arguments) {
    List<String> command = new ArrayList<>(List.of(root().resolve("fera").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("FERA_STATE", state.toString());
    variables.put("FERA_PORT_OFFSET", Integer.toString(offset));
    // Those of an operator's own portal must not reach the test's.
    builder.environment().keySet().removeIf(k -> k.startsWith("PG") || k.startsWith("FERA_"));
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String entry() {
    return "http://localhost:" + (ENTRY_PORT + offset);
  }

  int postgresPort() {
    return MASTER_PORT + offset;
  }

  /** Sends a signal, named without SIG, to a process. */
  static void signal(String name, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("kill -" + name + " " + pid + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Where the data is: the state folder, or the folder that it names when servers could not enter
   * it.
   */
  Path data() throws IOException {
    Path pointer = state.resolve("state");
    return Files.exists(pointer) ? Path.of(Files.readString(pointer).strip()) : state;
  }

  public static Path root() {
    return Path.of(System.getProperty("fera.root"));
  }

  private static int freeOffset() {
    for (int offset = 20_000; offset < 50_000; offset += 500) {
      if (free("127.0.0.1", ENTRY_PORT + offset)
          && free("127.0.0.1", MASTER_PORT + offset)
          && free("127.0.0.1", 8081 + offset)
          && free("127.0.0.1", 8405 + offset)
          && free("127.0.0.1", 9090 + offset)
          && free("127.0.0.1", 11311 + offset)) {
        return offset;
      }
    }
    throw new IllegalStateException("No free range of ports on this machine");
  }

  static boolean free(String host, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
