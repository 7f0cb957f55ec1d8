package org.fera.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A packaged service in a JVM of its own, with the memory flags that operators get
 * (deploy/memory.properties), on a port that the kernel gives it.
 *
 * @param port that it listens on, on 127.0.0.1
 */
public record ServiceJar(Process process, int port, Path log) implements AutoCloseable {

  private static final long PAUSE_NANOS = 10_000_000;
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ ]+:(\\d+)");

  /**
   * Starts a service and waits until it listens.
   *
   * @param room wsgi-app, print-service or tile-service
   * @param variables its environment, as an operator sets it
   * @throws IllegalStateException when it ends instead
   */
  public static ServiceJar start(Path checkout, String room, Map<String, String> variables)
      throws IOException {
    Path log = Files.createTempFile(room, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(checkout, room))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().putAll(variables);
    Process process = builder.start();
    while (process.isAlive()) {
      Matcher found = LISTENING.matcher(Files.readString(log));
      if (found.find()) {
        return new ServiceJar(process, Integer.parseInt(found.group(1)), log);
      }
      // Not by spinning: the service has to start beside it.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IllegalStateException(room + " ended: " + Files.readString(log));
  }

  private static List<String> command(Path checkout, String room) throws IOException {
    Properties memory = new Properties();
    try (var reader = Files.newBufferedReader(checkout.resolve("deploy/memory.properties"))) {
      memory.load(reader);
    }
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(memory.getProperty(room).split(" ")));
    words.add("-jar");
    words.add(checkout.resolve(room).resolve("target/quarkus-app/quarkus-run.jar").toString());
    return words;
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(log);
  }
}
