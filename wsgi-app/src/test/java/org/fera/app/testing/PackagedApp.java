package org.fera.app.testing;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own. */
public record PackagedApp(Process process, int port, Path log) implements AutoCloseable {

  /** Starts it; it may not listen yet. */
  public static PackagedApp start(Map<String, String> database, Map<String, String> settings)
      throws IOException {
    int port = freePort();
    Path log = Files.createTempFile("wsgi-app", ".log");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx160m", "-XX:TieredStopAtLevel=1", "-jar"));
    words.add(
        Path.of(System.getProperty("fera.root"), "wsgi-app/target/quarkus-app/quarkus-run.jar")
            .toString());
    ProcessBuilder program = new ProcessBuilder(words);
    program.environment().putAll(database);
    program.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    program.environment().putAll(settings);
    program.redirectErrorStream(true).redirectOutput(log.toFile());
    return new PackagedApp(program.start(), port, log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** The exit code, of a process that ends by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running; see " + log);
    }
    return process.exitValue();
  }

  /** The answer of the readiness probe; throws while nothing listens. */
  public Response ready() {
    return get("/q/health/ready");
  }

  /** An answer; throws while nothing listens. */
  public Response get(String path) {
    return RestAssured.given().port(port).get(path);
  }

  /** What it has logged so far. */
  public String logged() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(log);
  }
}
