package org.fera.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.StreamSupport;

/**
 * A portal that {@code ./fera up} started for a measure, with a state folder and ports of its own;
 * closing takes it down and purges it.
 */
public final class FeraPortal implements AutoCloseable {

  private static final int ENTRY_PORT = 8080;
  private static final int MASTER_PORT = 5433;
  private static final int MAP_SERVER_PORT = 8085;
  private static final List<Integer> PORTS =
      List.of(ENTRY_PORT, MASTER_PORT, MAP_SERVER_PORT, 8081, 8405, 11311);

  private final Path checkout;
  private final Path state;
  private final int offset = freeOffset();
  private final Map<String, String> variables;

  /**
   * A running process.
   *
   * @param url empty for what speaks no HTTP
   */
  public record Instance(String name, String instance, String url, long pid) {}

  private FeraPortal(Path checkout, Map<String, String> variables) throws IOException {
    this.checkout = checkout;
    this.variables = Map.copyOf(variables);
    this.state = Files.createTempDirectory("fera-bench");
    // By this file a later ./fera test ends what a killed run left behind.
    Files.writeString(state.resolve("owner"), Long.toString(ProcessHandle.current().pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "portal-down"));
  }

  /**
   * Starts one.
   *
   * @param variables of the command, as an operator sets them
   * @param options of {@code ./fera up}
   */
  public static FeraPortal up(Path checkout, Map<String, String> variables, String... options)
      throws IOException {
    FeraPortal portal = new FeraPortal(checkout, variables);
    List<String> words = new ArrayList<>(List.of("up"));
    words.addAll(List.of(options));
    try {
      portal.run(words);
      return portal;
    } catch (RuntimeException e) {
      portal.close();
      throw e;
    }
  }

  /** Where clients ask, without a slash at the end. */
  public String entry() {
    return "http://127.0.0.1:" + (ENTRY_PORT + offset);
  }

  /** MapServer, without path and query; its map is {@code /mapserv?map=geodata}. */
  public String mapServer() {
    return "http://127.0.0.1:" + (MAP_SERVER_PORT + offset);
  }

  /** The port of PostgreSQL on 127.0.0.1 (master), 127.0.0.2 and 127.0.0.3. */
  public int postgresPort() {
    return MASTER_PORT + offset;
  }

  /** The instances of a service, by the name that {@code ./fera status} gives it. */
  public List<Instance> instances(String name) {
    try {
      JsonNode services =
          new ObjectMapper().readTree(run(List.of("status", "--json"))).path("services");
      return StreamSupport.stream(services.spliterator(), false)
          .filter(node -> node.path("name").asText().equals(name))
          .map(FeraPortal::instance)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instance instance(JsonNode node) {
    return new Instance(
        node.path("name").asText(),
        node.path("instance").asText(),
        node.path("url").asText(),
        node.path("pid").asLong());
  }

  /** Runs {@code ./fera} with this portal's state and ports; its output. */
  public String run(List<String> words) {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("fera").toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(k -> k.startsWith("PG") || k.startsWith("FERA_"));
    builder.environment().putAll(variables);
    builder.environment().put("FERA_STATE", state.toString());
    builder.environment().put("FERA_PORT_OFFSET", Integer.toString(offset));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("./fera " + words + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (Files.exists(state.resolve("owner"))) {
      run(List.of("down", "--purge", "--yes"));
    }
  }

  private static int freeOffset() {
    for (int offset = 20_000; offset < 50_000; offset += 500) {
      int tried = offset;
      if (PORTS.stream().allMatch(port -> free(port + tried))) {
        return offset;
      }
    }
    throw new IllegalStateException("no free range of ports on this machine");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
